/** A worktree and a branch for each instance of a git location: made, mended, committed, and brought up to date. */
@NullMarked
package jarvis.runtime.workspace.worktree;

import org.jspecify.annotations.NullMarked;
