/** Why the database cannot be used, how that is known, and what mends it. */
@NullMarked
package jarvis.dawg.doctor;

import org.jspecify.annotations.NullMarked;
