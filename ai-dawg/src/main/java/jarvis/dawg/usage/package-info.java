/** What users do, as values: events, and how they are read and refused. Pure. */
@NullMarked
package jarvis.dawg.usage;

import org.jspecify.annotations.NullMarked;
