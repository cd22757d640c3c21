/** What keeps work from being lost: worktrees as they lie there, salvage refs, and a clean-up that needs both. */
@NullMarked
package jarvis.runtime.workspace.keep;

import org.jspecify.annotations.NullMarked;
