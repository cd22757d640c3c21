/**
 * The heart: what is so (events, state), what somebody wants (commands), what should be happening now (actions).
 *
 * <p>Pure. {@link Coordination} is its face: {@code decide}, {@code apply}, {@code whatNext}.
 */
@NullMarked
package jarvis.core.coordination;

import org.jspecify.annotations.NullMarked;
