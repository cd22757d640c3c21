/** The document as a tree of sections, each value with its line and column; it knows nothing of plans. */
@NullMarked
package jarvis.core.plan.markdown;

import org.jspecify.annotations.NullMarked;
