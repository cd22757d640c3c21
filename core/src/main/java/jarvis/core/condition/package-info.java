/** What a single value is compared with, for everyone who judges values. Pure. */
@NullMarked
package jarvis.core.condition;

import org.jspecify.annotations.NullMarked;
