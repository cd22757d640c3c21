package jarvis.dawg.usage;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads events from JSON: each is taken whole or refused with the field and the reason. */
public final class EventReader {
    private static final int LONGEST = 100;
    private static final Duration AHEAD = Duration.ofMinutes(5);
    private static final Duration BEHIND = Duration.ofDays(366 * 5L);
    private static final Set<String> KNOWN = Set.of(
            "id",
            "type",
            "user",
            "at",
            "amountMinor",
            "currency",
            "subscription",
            "interval",
            "intervalCount",
            "trial",
            "score");

    private final JsonNode json;
    private final Instant now;

    private EventReader(JsonNode json, Instant now) {
        this.json = json;
        this.now = now;
    }

    /** Stops the reading at the first thing that is wrong. */
    private static final class Wrong extends RuntimeException {
        private final String field;

        Wrong(String field, String reason) {
            super(reason, null, false, false);
            this.field = field;
        }
    }

    /** @param now what an event's time is held against: clocks differ, so a little ahead is taken */
    public static EventReading read(JsonNode json, Instant now) {
        try {
            return new EventReading.Accepted(new EventReader(json, now).event());
        } catch (Wrong wrong) {
            return new EventReading.Refused(wrong.field, String.valueOf(wrong.getMessage()));
        }
    }

    private UsageEvent event() {
        if (!json.isObject()) {
            throw new Wrong("", "an event is a JSON object");
        }
        for (String name : json.propertyNames()) {
            if (!KNOWN.contains(name)) {
                throw new Wrong(
                        brief(name),
                        "there is no such field; known are " + String.join(", ", new java.util.TreeSet<>(KNOWN)));
            }
        }
        String id = name("id");
        String word = text("type");
        EventType type = EventType.of(word)
                .orElseThrow(() ->
                        new Wrong("type", "there is no type \"" + brief(word) + "\"; one of " + EventType.words()));
        String user = name("user");
        Instant at = at();
        return switch (type) {
            case VISIT, SIGNUP, SESSION_START, SESSION_END, TICKET ->
                new UsageEvent(id, type, user, at, null, null, null, null);
            case PURCHASE -> new UsageEvent(id, type, user, at, money(1), null, null, null);
            case SUBSCRIPTION_START, SUBSCRIPTION_CHANGE ->
                new UsageEvent(id, type, user, at, null, name("subscription"), billing(), null);
            case SUBSCRIPTION_CANCEL -> new UsageEvent(id, type, user, at, null, name("subscription"), null, null);
            case RATING -> new UsageEvent(id, type, user, at, null, null, null, (int) whole("score", 1, 5));
        };
    }

    private Money money(long least) {
        long minor = whole("amountMinor", least, 1_000_000_000_000L);
        String currency = text("currency");
        if (!currency.matches("[A-Z]{3}")) {
            throw new Wrong("currency", "a currency is three capital letters, as EUR, not \"" + brief(currency) + "\"");
        }
        return new Money(minor, currency);
    }

    private Billing billing() {
        String word = text("interval");
        Billing.Interval interval = Arrays.stream(Billing.Interval.values())
                .filter(unit -> unit.name().toLowerCase(Locale.ROOT).equals(word))
                .findFirst()
                .orElseThrow(() ->
                        new Wrong("interval", "an interval is day, week, month or year, not \"" + brief(word) + "\""));
        int count = json.has("intervalCount") ? (int) whole("intervalCount", 1, 120) : 1;
        JsonNode trial = json.path("trial");
        if (!trial.isMissingNode() && !trial.isBoolean()) {
            throw new Wrong("trial", "trial is true or false");
        }
        return new Billing(money(0), interval, count, trial.asBoolean(false));
    }

    private Instant at() {
        String text = text("at");
        Instant at;
        try {
            at = OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            throw new Wrong(
                    "at", "a time is written as 2026-11-22T10:00:00Z, with its zone, not \"" + brief(text) + "\"");
        }
        if (at.isAfter(now.plus(AHEAD))) {
            throw new Wrong(
                    "at",
                    text + " is more than " + AHEAD.toMinutes() + " minutes ahead of this service's clock, " + now);
        }
        if (at.isBefore(now.minus(BEHIND))) {
            throw new Wrong("at", text + " is more than five years ago");
        }
        return Instant.ofEpochMilli(at.toEpochMilli());
    }

    private String name(String field) {
        String text = text(field);
        if (text.isBlank() || text.length() > LONGEST || text.codePoints().anyMatch(EventReader::unspeakable)) {
            throw new Wrong(
                    field, "1 to " + LONGEST + " characters, none of them a control character or half of a pair");
        }
        return text;
    }

    /** No database keeps half of a surrogate pair: two names that differ in it would become one. */
    private static boolean unspeakable(int character) {
        return Character.isISOControl(character) || Character.getType(character) == Character.SURROGATE;
    }

    private String text(String field) {
        JsonNode node = present(field);
        if (!node.isString()) {
            throw new Wrong(field, "a string is wanted");
        }
        return node.stringValue();
    }

    private long whole(String field, long least, long most) {
        JsonNode node = present(field);
        LongPredicate fits = value -> value >= least && value <= most;
        if (!node.isIntegralNumber() || !node.canConvertToLong() || !fits.test(node.longValue())) {
            throw new Wrong(field, "a whole number from " + least + " to " + most + " is wanted");
        }
        return node.longValue();
    }

    private JsonNode present(String field) {
        @Nullable JsonNode node = json.get(field);
        if (node == null || node.isNull()) {
            throw new Wrong(field, "it is missing");
        }
        return node;
    }

    private static String brief(String text) {
        return text.length() > 40 ? text.substring(0, 40) + "\u2026" : text;
    }
}
