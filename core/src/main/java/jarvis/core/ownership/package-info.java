/**
 * Who may write which path, decided from what a branch changed.
 *
 * <p>Pure. A {@link Matrix} holds what the plan grants, {@link RawDiff} reads what git says was changed, and
 * {@link Merge} gives a verdict for each path of each change. Warnings in agents come earlier; this is the wall.
 */
@NullMarked
package jarvis.core.ownership;

import org.jspecify.annotations.NullMarked;
