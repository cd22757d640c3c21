package jarvis.runtime.finance;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Optional;

/** Days and times as people and exports write them, from 1970 to 2199. */
final class Days {
    private static final int FIRST = 1970;
    private static final int LAST = 2199;
    private static final Instant END =
            LocalDate.of(LAST + 1, 1, 1).atStartOfDay(ZoneOffset.UTC).toInstant();

    private Days() {}

    static Optional<LocalDate> day(String text) {
        return tried(() -> LocalDate.parse(text)).filter(day -> day.getYear() >= FIRST && day.getYear() <= LAST);
    }

    /** A day, or the first of a month. */
    static Optional<LocalDate> first(String text) {
        return text.length() == 7 ? day(text + "-01") : day(text);
    }

    /** A day, or the last of a month. */
    static Optional<LocalDate> last(String text) {
        return text.length() == 7 ? first(text).map(day -> YearMonth.from(day).atEndOfMonth()) : day(text);
    }

    /** {@code 2026-11-22}, {@code 2026-11-22 10:30}, {@code 2026-11-22T10:30:00Z}; without a zone it is UTC. */
    static Optional<Instant> moment(String text) {
        if (text.length() <= 10) {
            return day(text).map(day -> day.atStartOfDay(ZoneOffset.UTC).toInstant());
        }
        String joined = text.replace(' ', 'T');
        Optional<Instant> zoned = tried(() -> OffsetDateTime.parse(joined).toInstant());
        return (zoned.isPresent()
                        ? zoned
                        : tried(() -> LocalDateTime.parse(joined).toInstant(ZoneOffset.UTC)))
                .filter(Days::sane);
    }

    /** Seconds since 1970. */
    static Optional<Instant> moment(long seconds) {
        return tried(() -> Instant.ofEpochSecond(seconds)).filter(Days::sane);
    }

    private static boolean sane(Instant moment) {
        return !moment.isBefore(Instant.EPOCH) && moment.isBefore(END);
    }

    private interface Attempt<T> {
        T value();
    }

    private static <T> Optional<T> tried(Attempt<T> attempt) {
        try {
            return Optional.of(attempt.value());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
