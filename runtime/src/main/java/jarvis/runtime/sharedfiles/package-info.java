/** The files of {@code .coordination}: projections of a run, and what agents write into them read as claims. */
@NullMarked
package jarvis.runtime.sharedfiles;

import org.jspecify.annotations.NullMarked;
