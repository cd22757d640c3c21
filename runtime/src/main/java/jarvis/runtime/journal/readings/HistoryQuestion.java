package jarvis.runtime.journal.readings;

import org.jspecify.annotations.Nullable;

/**
 * What was asked of the past, as it was written in the request; null: not said.
 *
 * @param value its name
 * @param from a day before {@code to} unless said
 * @param to now unless said
 */
public record HistoryQuestion(
        @Nullable String value,
        @Nullable String from,
        @Nullable String to,
        @Nullable String limit) {}
