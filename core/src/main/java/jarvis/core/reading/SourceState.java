package jarvis.core.reading;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is known about one source after all that happened to it. Immutable.
 *
 * <pre>
 *   waiting --understood--> good --failed--> failing --failed, several times--> breaker open
 *                            ^------------- understood, by one probe ---------------'
 *   any --paused--> paused --resumed--> as it was, and asked at once
 * </pre>
 *
 * <p>The last good document survives every failure and every restart, with the time at which it was true.
 *
 * @param last what it said when it was last understood; null: never
 * @param trouble why the last asking failed; null: it did not
 * @param failures in a row
 * @param checkedAt when it was last asked; null: not since this start
 * @param nextAttemptAt null: not by itself
 * @param paused whether a person paused it
 * @param <T> the values' type
 */
public record SourceState<T>(
        SourceRules rules,
        @Nullable Document<T> last,
        @Nullable Cause trouble,
        int failures,
        @Nullable Instant checkedAt,
        @Nullable Instant nextAttemptAt,
        boolean paused) {
    /** Clocks of two machines differ by that much without anybody's fault. */
    private static final Duration SKEW = Duration.ofSeconds(10);

    /**
     * A document as it was understood.
     *
     * @param values by name
     * @param revision of the document
     * @param asOf when it was true; null: it does not say
     * @param kept whether it comes from before a restart
     */
    public record Document<T>(
            Map<String, Observation<T>> values,
            String revision,
            @Nullable Instant asOf,
            Instant fetchedAt,
            boolean kept) {
        public Document {
            values = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(values));
        }

        boolean saysAs(Document<T> other) {
            return kept == other.kept && Objects.equals(asOf, other.asOf) && values.equals(other.values);
        }

        @Nullable
        Instant asOf(Observation<T> value) {
            return value instanceof Observation.Stated<T> stated && stated.asOf() != null ? stated.asOf() : asOf;
        }
    }

    /** A source that was never asked. */
    public static <T> SourceState<T> waiting(SourceRules rules, Instant now) {
        return new SourceState<>(rules, null, null, 0, null, now, false);
    }

    /** With what an earlier start knew. */
    public SourceState<T> restored(Document<T> before) {
        Document<T> kept = new Document<>(before.values(), before.revision(), before.asOf(), before.fetchedAt(), true);
        return new SourceState<>(rules, kept, trouble, failures, checkedAt, nextAttemptAt, paused);
    }

    /** It was asked, and what it said was understood. */
    public SourceState<T> understood(Document<T> document) {
        Instant now = document.fetchedAt();
        return new SourceState<>(rules, document, null, 0, now, paused ? null : now.plus(rules.every()), paused);
    }

    /** It was asked, and it still says what it said. What was true then is, from some sources, true now. */
    public SourceState<T> unchanged(Instant now, @Nullable Instant asOf) {
        Document<T> known = Objects.requireNonNull(last, "only what is known can be unchanged");
        Instant since = asOf == null ? known.asOf() : asOf;
        return understood(new Document<>(known.values(), known.revision(), since, now, false));
    }

    /**
     * It was asked in vain.
     *
     * @param random from 0 to 1, for the time of the next attempt
     * @param notBefore what the source itself asked for; null: nothing
     */
    public SourceState<T> failed(Cause why, Instant now, double random, @Nullable Instant notBefore) {
        Instant soon = now.plus(rules.retry().after(failures + 1, random));
        Instant next = notBefore == null || notBefore.isBefore(soon) ? soon : notBefore;
        return new SourceState<>(rules, last, missed(why), failures + 1, now, paused ? null : next, paused);
    }

    /** Whoever was there once is missed. */
    private Cause missed(Cause why) {
        return last != null && why.reason() == Reason.NOT_CONFIGURED
                ? new Cause(Reason.NO_COMMUNICATION, why.detail())
                : why;
    }

    public SourceState<T> paused(Instant now) {
        return new SourceState<>(rules, last, trouble, failures, checkedAt, null, true);
    }

    public SourceState<T> resumed(Instant now) {
        return new SourceState<>(rules, last, trouble, failures, checkedAt, now, false);
    }

    /** Whether it failed so often that only one probe at a time is sent. */
    public boolean breakerOpen() {
        return rules.retry().open(failures);
    }

    /** Whether it is asked now. Where the clock was set back, the time of the next attempt means nothing any more. */
    public boolean due(Instant now) {
        boolean setBack = checkedAt != null && checkedAt.isAfter(now);
        return nextAttemptAt != null && (setBack || !nextAttemptAt.isAfter(now));
    }

    /** Whether its readings are those of the other one, their clocks aside. */
    public boolean saysAs(SourceState<T> other) {
        return paused == other.paused
                && breakerOpen() == other.breakerOpen()
                && Objects.equals(trouble, other.trouble)
                && (last == null ? other.last == null : other.last != null && last.saysAs(other.last));
    }

    /** A value as it is to be believed at that time; bad when the source never said it. */
    public Reading<T> reading(String name, Meaning meaning, Instant now) {
        if (last == null) {
            return new Reading.Bad<>(unheard(), provenance(null, meaning, List.of()));
        }
        Observation<T> value = last.values().get(name);
        return switch (value) {
            case Observation.Stated<T> stated -> stated(stated, now);
            case Observation.Missing<T> missing ->
                new Reading.Bad<>(missing.cause(), provenance(last.asOf(), missing.meaning(), List.of()));
            case null ->
                new Reading.Bad<>(
                        new Cause(Reason.INVALID, rules.source() + " says nothing of it."),
                        provenance(last.asOf(), meaning, List.of()));
        };
    }

    private Reading<T> stated(Observation.Stated<T> stated, Instant now) {
        Document<T> document = Objects.requireNonNull(last);
        Provenance provenance = provenance(document.asOf(stated), stated.meaning(), stated.notes());
        Instant since = since(document.asOf(stated), document);
        if (past(rules.limits().errorAfter(), since, now)) {
            return new Reading.Bad<>(tooOld(since, rules.limits().errorAfter()), provenance);
        }
        return against(document, stated, since, now)
                .<Reading<T>>map(cause -> new Reading.Uncertain<>(stated.value(), cause, provenance))
                .orElseGet(() -> new Reading.Good<>(stated.value(), provenance));
    }

    /** What speaks against the value; what is wrong now comes before what is merely old. */
    private Optional<Cause> against(Document<T> document, Observation.Stated<T> stated, Instant since, Instant now) {
        if (paused) {
            return Optional.of(new Cause(Reason.LAST_USABLE, rules.source() + " was paused by a person."));
        }
        if (trouble != null) {
            return Optional.of(troubled());
        }
        if (since.isAfter(now.plus(SKEW))) {
            return Optional.of(new Cause(
                    Reason.CLOCK_SKEW, "It claims to be of " + since + ", which is later than this machine's clock."));
        }
        if (stated.doubt() != null) {
            return Optional.of(stated.doubt());
        }
        if (document.kept()) {
            return Optional.of(new Cause(
                    Reason.LAST_USABLE,
                    "It was kept from before the start; " + rules.source() + " was not asked yet."));
        }
        return past(rules.limits().warnAfter(), since, now)
                ? Optional.of(tooOld(since, rules.limits().warnAfter()))
                : Optional.empty();
    }

    private Cause unheard() {
        return trouble == null ? new Cause(Reason.WAITING_INITIAL, rules.source() + " was not asked yet.") : troubled();
    }

    private Cause troubled() {
        Cause why = Objects.requireNonNull(trouble);
        return breakerOpen() && why.reason() == Reason.NO_COMMUNICATION
                ? new Cause(Reason.BREAKER_OPEN, why.detail() + " It failed " + failures + " times in a row.")
                : why;
    }

    private static Cause tooOld(Instant since, @Nullable Duration limit) {
        return new Cause(
                Reason.LAST_USABLE,
                "It is of " + since + ", which is longer ago than "
                        + (limit == null
                                ? "allowed"
                                : limit.toString()
                                        .substring(1)
                                        .replaceFirst("^T", "")
                                        .toLowerCase(Locale.ROOT))
                        + ".");
    }

    private static boolean past(@Nullable Duration limit, Instant since, Instant now) {
        return limit != null && Duration.between(since, now).compareTo(limit) > 0;
    }

    /** What age is counted from: where a source says no time, its value is at least as old as its fetching. */
    private static Instant since(@Nullable Instant asOf, Document<?> document) {
        return asOf == null ? document.fetchedAt() : asOf;
    }

    private Provenance provenance(@Nullable Instant asOf, Meaning meaning, List<String> notes) {
        Instant fetchedAt = last == null ? null : last.fetchedAt();
        return new Provenance(
                new Origin(rules.source(), rules.kind(), last == null ? null : last.revision()),
                new Clocks(asOf, fetchedAt, checkedAt, nextAttemptAt),
                rules.limits(),
                meaning,
                List.of(),
                notes);
    }

    /** When a reading changes next by the passing of time alone; empty: it does not. */
    public Optional<Instant> ages(Instant now) {
        Document<T> document = last;
        if (document == null) {
            return Optional.empty();
        }
        return document.values().values().stream()
                .map(value -> since(document.asOf(value), document))
                .distinct()
                .flatMap(this::turns)
                .filter(turn -> turn.isAfter(now))
                .min(Instant::compareTo);
    }

    private Stream<Instant> turns(Instant since) {
        return Stream.of(rules.limits().warnAfter(), rules.limits().errorAfter())
                .flatMap(Stream::ofNullable)
                .map(limit -> since.plus(limit).plusMillis(1));
    }
}
