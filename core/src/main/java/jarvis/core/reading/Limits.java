package jarvis.core.reading;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How old a value may become.
 *
 * @param warnAfter from then on it is uncertain; null: never
 * @param errorAfter from then on it is bad; null: never
 */
public record Limits(@Nullable Duration warnAfter, @Nullable Duration errorAfter) {
    public static final Limits NONE = new Limits(null, null);
}
