/** The protocols that agents speak, each folded to what happened and what is to be said; nothing here reads, writes or waits. */
@NullMarked
package jarvis.runtime.agent.dialogue;

import org.jspecify.annotations.NullMarked;
