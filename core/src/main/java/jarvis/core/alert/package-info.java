/**
 * Rules over values and their quality, and what has become of each.
 *
 * <p>Pure. An {@link Alert} is one rule with all that it saw; shown a reading at an instant, it gives the next one. Data that
 * vanished never resolves an alert.
 */
@NullMarked
package jarvis.core.alert;

import org.jspecify.annotations.NullMarked;
