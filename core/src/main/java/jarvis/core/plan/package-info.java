/** The plan: the Markdown document as a person wrote it, what was understood of it, and what is wrong with it. */
@NullMarked
package jarvis.core.plan;

import org.jspecify.annotations.NullMarked;
