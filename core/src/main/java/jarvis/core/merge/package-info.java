/** An instance's work on its way to the integration branch: where it lies, and what became of it there. Values only. */
@NullMarked
package jarvis.core.merge;

import org.jspecify.annotations.NullMarked;
