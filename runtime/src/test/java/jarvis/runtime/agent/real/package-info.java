/** Agents' own programs, as npm has them, on the real product, with a made-up model behind them. */
@org.jspecify.annotations.NullMarked
package jarvis.runtime.agent.real;
