/** How each kind of agent is started, what it is told at its start, and what it can do. */
@NullMarked
package jarvis.runtime.agent.adapter;

import org.jspecify.annotations.NullMarked;
