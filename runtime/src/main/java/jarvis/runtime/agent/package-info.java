/** What works for an instance: a shell command or a person; and the brief that tells it what to do. */
@NullMarked
package jarvis.runtime.agent;

import org.jspecify.annotations.NullMarked;
