package jarvis.core.reading;

import org.jspecify.annotations.Nullable;

/**
 * What a value is the value of.
 *
 * @param unit as {@code h}, {@code %}, {@code EUR/month}; null: a plain number or a text
 * @param definition id and version of its formula, as {@code mrr/v1}; null: it has one meaning only
 * @param words the formula or the sense in a sentence; null: its name says it
 */
public record Meaning(
        @Nullable String unit,
        @Nullable String definition,
        @Nullable String words) {
    public static final Meaning PLAIN = new Meaning(null, null, null);

    public static Meaning unit(String unit) {
        return new Meaning(unit, null, null);
    }
}
