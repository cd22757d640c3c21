package jarvis.runtime.source.check;

import jarvis.core.condition.Figure;
import jarvis.core.health.Expectation;
import jarvis.runtime.source.Fetch;
import jarvis.runtime.source.Source;
import jarvis.runtime.source.Whole;
import java.io.InterruptedIOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** A service being looked at. Its document says how it was found; where it does not answer, there is none. */
public final class CheckSource implements Source {
    public static final String KIND = "check";
    private static final String MARK = Whole.MARK + KIND + ".";

    private final Probe probe;
    private final List<Expectation> expected;
    private final InstantSource clock;

    /** @param expected all of which hold where it is healthy */
    public CheckSource(Probe probe, List<Expectation> expected, InstantSource clock) {
        this.probe = probe;
        this.expected = List.copyOf(expected);
        this.clock = clock;
    }

    @Override
    public Fetch fetch(@Nullable String known) throws InterruptedIOException {
        try {
            Instant asked = clock.instant();
            Probe.Answer answer = probe.look();
            List<Expectation.Judged> judged = expected.stream()
                    .map(one -> one.judge(answer.figure(one).orElse(null)))
                    .toList();
            ObjectNode found = Verdict.document(judged);
            Optional.ofNullable(answer.millis()).ifPresent(millis -> found.put(Verdict.MILLIS, millis));
            return new Fetch.Document(found, revision(judged), asked);
        } catch (Probe.NoAnswer e) {
            return Fetch.Failed.because(e.reason(), e.getMessage());
        }
    }

    /** What it took and what was found are no part of it: else every asking would be kept on disk. */
    private static String revision(List<Expectation.Judged> judged) {
        return judged.stream().map(one -> one.holds() ? "1" : "0").reduce("check-", String::concat);
    }

    /** Its document is a value of its own, from which those that are shown are made. */
    public static Whole whole(String service) {
        return new Whole(MARK + service);
    }

    @Override
    public String target() {
        return probe.target();
    }

    /** A number as expectations see it. */
    static Figure amount(long count) {
        return new Figure.Amount(BigDecimal.valueOf(count));
    }
}
