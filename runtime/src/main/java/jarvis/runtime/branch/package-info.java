/** What instances make while they make it: what a look at each worktree found. Observations, not facts; gone with this process. */
@NullMarked
package jarvis.runtime.branch;

import org.jspecify.annotations.NullMarked;
