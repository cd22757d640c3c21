/** Talking with agents that outlive Jarvis: what they write is read from files, what they are told goes through a named pipe. */
@NullMarked
package jarvis.runtime.agent.talk;

import org.jspecify.annotations.NullMarked;
