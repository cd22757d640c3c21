package jarvis.dawg.traffic;

import jarvis.dawg.usage.EventType;
import jarvis.dawg.usage.UsageEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.TreeMap;

/**
 * What goes on at a fixed rate: time is cut into slots, and each slot has its event, the same whenever it is asked for. A hundred
 * sessions go on at once, each of four events: start, visit, deed, end.
 *
 * <p>One thread.
 */
final class PresentDay {
    private static final int LANES = 100;
    private static final int STEPS = 4;
    private static final int DAYS = 2;
    private static final double FOLLOWED = 0.4;
    private static final double MILLIS = 1_000;

    private final Crowd crowd;
    private final double rate;
    private final TreeMap<Long, List<Person>> there = new TreeMap<>();

    /** What a session is for. */
    private enum Deed {
        LOOK(66),
        PURCHASE(12),
        SIGNUP(6),
        RATING(6),
        TICKET(4),
        SUBSCRIBE(6);

        private static final List<Deed> HUNDRED = Arrays.stream(values())
                .flatMap(deed -> Collections.nCopies(deed.percent, deed).stream())
                .toList();
        private final int percent;

        Deed(int percent) {
            this.percent = percent;
        }
    }

    /** @param rate events a second */
    PresentDay(Crowd crowd, double rate) {
        this.crowd = crowd;
        this.rate = rate;
    }

    /** The first slot that begins at or after a moment. */
    long slot(Instant moment) {
        return (long) Math.ceil(moment.toEpochMilli() * rate / MILLIS);
    }

    private Instant at(long slot) {
        return Instant.ofEpochMilli((long) Math.floor(slot * MILLIS / rate));
    }

    List<UsageEvent> events(long from, long to) {
        List<UsageEvent> events = new ArrayList<>();
        for (long slot = from; slot < to; slot++) {
            events.add(event(slot));
        }
        return events;
    }

    /** Lanes take turns, each a step behind the one before it, so that every moment has some of each step. */
    private UsageEvent event(long slot) {
        long lane = Math.floorMod(slot, LANES);
        long step = Math.floorDiv(slot, LANES) + lane;
        long session = Math.floorDiv(step, STEPS) * LANES + lane;
        String id = crowd.name(rate + "-" + slot);
        return switch (Math.floorMod(step, STEPS)) {
            case 0 -> new Occasion(id, user(session), at(slot)).plain(EventType.SESSION_START);
            case 1 -> new Occasion(id, user(session), at(slot)).plain(EventType.VISIT);
            case 2 -> deed(session, new Occasion(id, user(session), at(slot)));
            default -> new Occasion(id, user(session), at(slot)).plain(EventType.SESSION_END);
        };
    }

    private UsageEvent deed(long session, Occasion occasion) {
        long origin = origin(session);
        Chance chance = Chance.of(crowd.seed(), session, 2);
        String currency = chance.once(0.8) ? "EUR" : "USD";
        if (origin == session - LANES) {
            return occasion.subscription(
                    EventType.SUBSCRIPTION_CHANGE, subscription(origin), Person.monthly(Person.LARGE, "EUR"));
        }
        if (origin != session) {
            return occasion.subscription(EventType.SUBSCRIPTION_CANCEL, subscription(origin), null);
        }
        return switch (drawn(session)) {
            case LOOK -> occasion.plain(EventType.VISIT);
            case PURCHASE -> occasion.purchase(chance, currency);
            case SIGNUP -> occasion.plain(EventType.SIGNUP);
            case RATING -> occasion.rating(chance);
            case TICKET -> occasion.plain(EventType.TICKET);
            case SUBSCRIBE ->
                occasion.subscription(
                        EventType.SUBSCRIPTION_START, subscription(session), Person.monthly(Person.SMALL, "EUR"));
        };
    }

    /** The session whose subscription this one changes or cancels: the one or two before it in its lane; or itself. */
    private long origin(long session) {
        Chance chance = Chance.of(crowd.seed(), session, 1);
        for (int back = 1; back <= 2; back++) {
            long before = session - (long) back * LANES;
            if (drawn(before) == Deed.SUBSCRIBE && chance.once(FOLLOWED)) {
                return before;
            }
        }
        return session;
    }

    private Deed drawn(long session) {
        return Chance.of(crowd.seed(), session, 0).of(Deed.HUNDRED);
    }

    private String subscription(long session) {
        return crowd.name(rate + "-subscription-" + session);
    }

    private String user(long session) {
        long first = origin(session);
        if (drawn(first) == Deed.SIGNUP) {
            return crowd.name(rate + "-newcomer-" + first);
        }
        List<Person> here = there(first);
        return here.isEmpty()
                ? crowd.name("user-0")
                : Chance.of(crowd.seed(), first, 3).of(here).name();
    }

    /** Who is there on the day on which a session begins; around midnight sessions of two days go on. */
    private List<Person> there(long session) {
        long lane = Math.floorMod(session, LANES);
        long slot = (Math.floorDiv(session, LANES) * STEPS - lane) * LANES + lane;
        long day = Math.floorDiv(at(slot).toEpochMilli(), Duration.ofDays(1).toMillis());
        List<Person> here = there.computeIfAbsent(day, crowd::on);
        if (there.size() > DAYS) {
            there.pollFirstEntry();
        }
        return here;
    }
}
