/** Reads a Markdown document into a plan: one small class for each form in which people write each part. */
@NullMarked
package jarvis.core.plan.reader;

import org.jspecify.annotations.NullMarked;
