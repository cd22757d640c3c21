/**
 * When a run will be through: its work as a network in the order that {@link jarvis.core.coordination} keeps, played with
 * estimates. Times are in seconds from the beginning of what is foreseen.
 *
 * <p>Pure: chance is a number computed from a seed, and whoever plays many runs on several threads gets the same.
 */
@NullMarked
package jarvis.core.forecast;

import org.jspecify.annotations.NullMarked;
