package jarvis.dawg.recount;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.LongStream;

/** The days of a zone by their definition: from the moment that one starts until the next does. */
final class Days {
    private final ZoneId zone;
    private final Map<Instant, LocalDate> known = new HashMap<>();

    Days(ZoneId zone) {
        this.zone = zone;
    }

    LocalDate of(Instant at) {
        return known.computeIfAbsent(at, this::found);
    }

    private LocalDate found(Instant at) {
        long about = Math.floorDiv(at.getEpochSecond(), 86_400L);
        return LongStream.rangeClosed(about - 1, about + 1)
                .mapToObj(LocalDate::ofEpochDay)
                .filter(day -> !at.isBefore(start(day)) && at.isBefore(start(day.plusDays(1))))
                .findFirst()
                .orElseThrow();
    }

    Instant start(LocalDate day) {
        return day.atStartOfDay(zone).toInstant();
    }
}
