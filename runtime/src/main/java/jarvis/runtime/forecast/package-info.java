/** Forecasts as they are asked for: a plan here and now played on all cores, and what came of it as JSON. */
@NullMarked
package jarvis.runtime.forecast;

import org.jspecify.annotations.NullMarked;
