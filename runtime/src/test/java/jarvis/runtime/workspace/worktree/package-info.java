/** Tests with the real git. */
@NullMarked
package jarvis.runtime.workspace.worktree;

import org.jspecify.annotations.NullMarked;
