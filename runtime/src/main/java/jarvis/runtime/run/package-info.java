/** One run being executed: the one writer, and the comparison of what should be happening with what is. */
@NullMarked
package jarvis.runtime.run;

import org.jspecify.annotations.NullMarked;
