package jarvis.runtime.project;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One source as jarvis.yaml has it.
 *
 * @param name what its values are said to come from
 * @param kind file, http, modules, tracker, sql, prometheus, finance or subscriptions
 * @param target a path, or an address; may refer to secrets
 * @param every null: what is usual for its kind and its values
 * @param asOf the JSON pointer to where it says when it was true; null: it does not
 * @param headers sent with each request; may refer to secrets
 * @param query what a database is asked; null for other kinds
 */
public record SourceSettings(
        String name,
        String kind,
        String target,
        @Nullable Duration every,
        @Nullable Duration timeout,
        @Nullable Duration warnAfter,
        @Nullable Duration errorAfter,
        @Nullable String asOf,
        Map<String, String> headers,
        @Nullable String query,
        List<ValueSettings> values) {
    public SourceSettings {
        headers = Map.copyOf(headers);
        values = List.copyOf(values);
    }

    /**
     * One value of a source.
     *
     * @param name its endpoint and its place there, as {@code financial.cash}
     * @param at the JSON pointer to it; the expression of a prometheus source
     * @param text whether a text that looks like a number stays one
     * @param over the points of a time until now; null: the newest alone. For prometheus only
     */
    public record ValueSettings(
            String name,
            String at,
            @Nullable String unit,
            @Nullable String definition,
            @Nullable String meaning,
            boolean text,
            @Nullable Span over) {}

    /** @param step from one point to the next */
    public record Span(Duration length, Duration step) {}
}
