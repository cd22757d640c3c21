package jarvis.dawg.recount;

import jarvis.dawg.store.Generations.Generation;
import jarvis.dawg.store.Generations.State;
import jarvis.dawg.store.Generations.Wanted;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A made-up history: events that are told late, twice, otherwise, out of order and by clocks that go wrong, with nonsense between;
 * music that was made; workflows that ran. Its moments lie about midnight and about the changes of summer time.
 */
final class World {
    private static final List<ZoneId> ZONES = List.of(
            ZoneId.of("Europe/Vienna"),
            ZoneId.of("America/Santiago"),
            ZoneId.of("Pacific/Auckland"),
            ZoneId.of("Asia/Kolkata"),
            ZoneId.of("UTC"));
    /** About the days when one of these zones changes its clocks; Santiago does so at midnight. */
    private static final List<LocalDate> DATES = List.of(
            LocalDate.of(2026, 3, 29),
            LocalDate.of(2026, 4, 5),
            LocalDate.of(2026, 9, 6),
            LocalDate.of(2026, 9, 27),
            LocalDate.of(2026, 10, 25),
            LocalDate.of(2028, 2, 29),
            LocalDate.of(2027, 1, 1));

    private static final List<String> TYPES = List.of(
            "visit",
            "visit",
            "visit",
            "signup",
            "session_start",
            "session_end",
            "purchase",
            "subscription_start",
            "subscription_change",
            "subscription_cancel",
            "ticket",
            "rating");
    /** Names that a database may take for one another, or not at all. */
    private static final List<String> ODD = List.of(
            "user-1 ",
            "User-1",
            "us\u00e9r",
            "use\u0301r",
            "\ud83c\udfb9",
            "'; drop table event --",
            "%_\\",
            "\ufeffuser-1",
            "?");

    private static final Duration AHEAD = Duration.ofMinutes(5);

    final ZoneId zone;
    final Instant now;
    private final Random random;
    private final int users;

    World(long seed) {
        random = new Random(seed);
        zone = any(ZONES);
        users = 1 + random.nextInt(12);
        LocalDate day = any(DATES).plusDays(random.nextInt(3));
        long within = random.nextBoolean() ? random.nextInt(600_000) - 300_000 : random.nextInt(86_400_000);
        now = day.atStartOfDay(zone).toInstant().plusMillis(within);
    }

    /** What happened, each once, in no order. */
    List<Told> events() {
        int days = 1 + random.nextInt(120);
        int count = random.nextInt(300);
        List<Told> events = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String kind = random.nextInt(10) == 0 ? any(ODD) : random.nextBoolean() ? "e-" : "E";
            events.add(event(kind + i, now.minusMillis(back(days))));
        }
        return events;
    }

    /** How long ago: a few seconds ahead of this clock, seldom years, often to the same second. */
    private long back(int days) {
        return switch (random.nextInt(20)) {
            case 0 -> -random.nextLong(AHEAD.toMillis() + 1);
            case 1 -> random.nextLong(Duration.ofDays(5 * 366 - 1).toMillis());
            case 2, 3 -> random.nextLong(Duration.ofMinutes(20).toMillis());
            case 4, 5, 6 -> Duration.ofDays(random.nextInt(days)).toMillis();
            default -> random.nextLong(Duration.ofDays(days).toMillis());
        };
    }

    /** As they arrive: some a second time, some of these with another content. */
    List<Told> deliveries(List<Told> events) {
        List<Told> sent = new ArrayList<>(events);
        for (int i = 0; i < events.size() / 8; i++) {
            Told again = any(events);
            sent.add(random.nextBoolean() ? again : event(again.id(), again.at()));
        }
        Collections.shuffle(sent, random);
        return sent;
    }

    <T> List<List<T>> batches(List<T> all) {
        List<List<T>> batches = new ArrayList<>();
        for (int from = 0; from < all.size(); ) {
            int to = Math.min(all.size(), from + 1 + random.nextInt(200));
            batches.add(all.subList(from, to));
            from = to;
        }
        return batches;
    }

    /** Events that are wrong, each for one reason. */
    List<ObjectNode> nonsense() {
        return IntStream.range(0, random.nextInt(5))
                .mapToObj(i -> {
                    ObjectNode good = event("wrong-" + i, now).json();
                    return switch (random.nextInt(4)) {
                        case 0 -> good.put("at", now.plus(AHEAD).plusSeconds(1).toString());
                        case 1 ->
                            good.put(
                                    "at",
                                    now.minus(Duration.ofDays(366 * 5 + 1)).toString());
                        case 2 -> good.put("type", "dance");
                        default -> good.putNull("user");
                    };
                })
                .toList();
    }

    private Told event(String id, Instant about) {
        Instant at = Instant.ofEpochMilli(about.toEpochMilli());
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("id", id);
        String type = any(TYPES);
        json.put("type", type);
        json.put("user", random.nextInt(10) == 0 ? any(ODD) : "user-" + random.nextInt(users));
        json.put(
                "at",
                random.nextBoolean()
                        ? at.toString()
                        : at.atZone(any(ZONES)).toOffsetDateTime().toString());
        if (type.startsWith("subscription")) {
            json.put("subscription", "s-" + random.nextInt(users));
        }
        if (type.equals("purchase") || type.equals("subscription_start") || type.equals("subscription_change")) {
            json.put("amountMinor", 1 + random.nextInt(100_000));
            json.put("currency", any(List.of("EUR", "USD")));
        }
        if (type.equals("subscription_start") || type.equals("subscription_change")) {
            json.put("interval", any(List.of("day", "week", "month", "year")));
            if (random.nextBoolean()) {
                json.put("intervalCount", 1 + random.nextInt(12));
                json.put("trial", random.nextBoolean());
            }
        }
        if (type.equals("rating")) {
            json.put("score", 1 + random.nextInt(5));
        }
        return new Told(at, json);
    }

    /** What became of the music that was asked for, often in the same second; now and then more than the mean is taken of. */
    List<Generation> generations(boolean many) {
        return IntStream.range(0, many ? 1_020 + random.nextInt(60) : random.nextInt(20))
                .mapToObj(i -> {
                    Instant asked = now.minusSeconds(random.nextInt(many ? 400 : 400_000));
                    State state = many && random.nextInt(20) > 0 ? State.DONE : any(List.of(State.values()));
                    Wanted wanted = new Wanted("pop", "C", 120, 16, i);
                    Duration took = Duration.ofMillis(random.nextInt(3_000));
                    return new Generation(
                            "g-%05d".formatted(random.nextInt(100) * 10_000 + i), asked, state, wanted, took, "");
                })
                .toList();
    }

    /** What the workflows did: when they began, how long they took, and whether well. */
    List<Ran> runs() {
        return IntStream.range(0, random.nextInt(15))
                .mapToObj(_ -> new Ran(
                        Instant.ofEpochMilli(
                                now.minusSeconds(random.nextInt(3_000_000)).toEpochMilli()),
                        Duration.ofMillis(random.nextInt(5_000)),
                        random.nextInt(3) > 0))
                .toList();
    }

    record Ran(Instant started, Duration took, boolean well) {}

    /** Later moments at which to look again: that of a day's first seconds, and one of weeks to come. */
    List<Instant> moments() {
        Days days = new Days(zone);
        Instant tomorrow = days.start(days.of(now).plusDays(1)).plusSeconds(1);
        return List.of(now, tomorrow, now.plus(Duration.ofHours(24 + random.nextInt(24 * 40))));
    }

    /** Moments at which something was said, and others. */
    List<Instant> past(List<Told> events) {
        List<Instant> moments = new ArrayList<>();
        for (int i = 0; i < 4 && !events.isEmpty(); i++) {
            moments.add(any(events).at().minusMillis(random.nextInt(2)));
        }
        moments.add(now);
        moments.add(now.minus(Duration.ofDays(random.nextInt(200))));
        return moments;
    }

    /** The first that arrived of each id is the event. */
    static List<Told> known(List<Told> deliveries) {
        Map<String, Told> first = new LinkedHashMap<>();
        deliveries.forEach(told -> first.putIfAbsent(told.id(), told));
        return List.copyOf(first.values());
    }

    private <T> T any(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
