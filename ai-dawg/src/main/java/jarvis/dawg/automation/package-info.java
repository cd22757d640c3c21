/** Workflows that run on a schedule or on demand, and the record of each run. */
@NullMarked
package jarvis.dawg.automation;

import org.jspecify.annotations.NullMarked;
