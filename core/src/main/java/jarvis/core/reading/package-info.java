/**
 * A value that never travels alone: with its quality, its clocks, where it came from and what it means (law 2).
 *
 * <p>Pure. A {@link SourceState} is what is known about one source; asked at an instant, it gives a {@link Reading} of each of
 * its values. {@link Derivation} makes readings of readings.
 */
@NullMarked
package jarvis.core.reading;

import org.jspecify.annotations.NullMarked;
