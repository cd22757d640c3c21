/**
 * The gate to an integration branch: what would land there is computed, judged, and only then made a commit.
 *
 * <p>Works on objects and references alone; no index, no folder of files, and no configuration of the repository has a say.
 */
@NullMarked
package jarvis.runtime.workspace.merge;

import org.jspecify.annotations.NullMarked;
