package jarvis.dawg.traffic;

import jarvis.dawg.usage.EventType;
import jarvis.dawg.usage.UsageEvent;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.LongStream;

/** What a crowd did, day by day; a day's events are the same whenever they are asked for. Days are those of UTC. */
record PastDays(Crowd crowd) {
    private static final int FIRST_HOUR = 6;
    private static final int HOURS = 16;
    private static final int MOST_VISITS = 3;

    /** In order of time. */
    List<UsageEvent> on(LocalDate date) {
        long day = date.toEpochDay();
        List<UsageEvent> events = new ArrayList<>();
        crowd.on(day).forEach(one -> visit(one, day, events));
        events.sort(Comparator.comparing(UsageEvent::at));
        return events;
    }

    /** How the subscriptions came about that go on as a day begins: without that nobody would know what they cost. */
    List<UsageEvent> subscriptionsBefore(LocalDate date) {
        long day = date.toEpochDay();
        List<UsageEvent> events = new ArrayList<>();
        for (Person one : crowd.on(day)) {
            LongStream.of(one.subscribed(), one.changed())
                    .filter(past -> past < day)
                    .forEach(past -> visit(one, past, events));
        }
        return events.stream().filter(event -> event.subscription() != null).toList();
    }

    private void visit(Person one, long day, List<UsageEvent> events) {
        Chance chance = Chance.of(crowd.seed(), one.name().hashCode(), day);
        if (chance.once(one.keen() * Crowd.rhythm(day)) || one.due(day)) {
            session(one, day, chance, events);
        }
    }

    /** Most come in the middle of the day. */
    private static void session(Person one, long day, Chance chance, List<UsageEvent> events) {
        double hour = FIRST_HOUR + HOURS * (chance.share() + chance.share()) / 2;
        Instant at = LocalDate.ofEpochDay(day)
                .atStartOfDay(ZoneOffset.UTC)
                .toInstant()
                .plusMillis((long) (hour * Duration.ofHours(1).toMillis()));
        int first = events.size();
        events.add(occasion(one, day, 0, at).plain(EventType.SESSION_START));
        for (int visits = 1 + chance.below(MOST_VISITS); visits > 0; visits--) {
            at = later(at, chance);
            events.add(occasion(one, day, events.size() - first, at).plain(EventType.VISIT));
        }
        at = later(at, chance);
        deed(one, day, chance, occasion(one, day, events.size() - first, at), events);
        at = later(at, chance);
        events.add(occasion(one, day, events.size() - first, at).plain(EventType.SESSION_END));
    }

    private static Instant later(Instant at, Chance chance) {
        return at.plusMillis(10_000 + chance.below(240_000));
    }

    private static Occasion occasion(Person one, long day, int index, Instant at) {
        return new Occasion(one.name() + "-" + day + "-" + index, one.name(), at);
    }

    /** What they came for; often just to look. */
    private static void deed(Person one, long day, Chance chance, Occasion occasion, List<UsageEvent> events) {
        String subscription = one.subscription();
        double drawn = chance.share();
        if (day == one.joined()) {
            events.add(occasion.plain(EventType.SIGNUP));
        } else if (day == one.subscribed()) {
            events.add(occasion.subscription(EventType.SUBSCRIPTION_START, subscription, one.billing(day)));
        } else if (day == one.changed()) {
            events.add(occasion.subscription(EventType.SUBSCRIPTION_CHANGE, subscription, one.billing(day)));
        } else if (day == one.left() && one.subscribed() != Person.NEVER) {
            events.add(occasion.subscription(EventType.SUBSCRIPTION_CANCEL, subscription, null));
        } else if (drawn < 0.08) {
            events.add(occasion.purchase(chance, one.currency()));
        } else if (drawn < 0.12) {
            events.add(occasion.rating(chance));
        } else if (drawn < 0.14) {
            events.add(occasion.plain(EventType.TICKET));
        }
    }
}
