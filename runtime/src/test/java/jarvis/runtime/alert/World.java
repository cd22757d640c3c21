package jarvis.runtime.alert;

import jarvis.core.alert.Alert;
import jarvis.core.alert.Rule;
import jarvis.core.alert.Urgency;
import jarvis.core.condition.Condition;
import jarvis.core.reading.Cause;
import jarvis.core.reading.Clocks;
import jarvis.core.reading.Meaning;
import jarvis.core.reading.Origin;
import jarvis.core.reading.Provenance;
import jarvis.core.reading.Quality;
import jarvis.core.reading.Reading;
import jarvis.core.reading.Reason;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** One value, its readings, and alerts over it that can be started again. */
final class World implements AutoCloseable {
    static final Terms HASTY = new Terms(Duration.ofMillis(300), Duration.ofMillis(5), Duration.ofMillis(20), 5);
    static final Rule CASH_LOW = rule("cash-low", "< 10");
    static final Rule CASH_GONE = rule("cash-gone", null, Quality.BAD);

    private final Path file;
    private final List<Channel> channels;
    private final Told<String> seen = new Told<>();
    private volatile Instant now = Instant.parse("2026-11-22T12:00:00Z");
    Alerts alerts;

    World(Path folder, List<Rule> rules, List<Channel> channels) {
        this.file = folder.resolve("alerts.json");
        this.channels = channels;
        this.alerts = started(rules, channels);
    }

    private Alerts started(List<Rule> rules, List<Channel> to) {
        InstantSource clock = () -> now;
        Alerts started = new Alerts(rules, to, HASTY, file, clock);
        started.subscribe(() -> seen.add("changed"));
        return started.start();
    }

    static Rule rule(String name, String when) {
        return rule(name, Condition.parse(when).orElseThrow(), null);
    }

    private static Rule rule(String name, @Nullable Condition condition, @Nullable Quality quality) {
        return new Rule(name, "financial.cash", condition, quality, Urgency.CRITICAL, Duration.ZERO, Duration.ZERO);
    }

    /** As after the end of one Jarvis and the start of the next. */
    void restart(Rule... rules) {
        alerts.close();
        now = now.plusSeconds(60);
        alerts = started(List.of(rules), channels);
    }

    /** Shows the value and waits until the first alert is there. */
    void show(Reading<JsonNode> cash, Alert.Phase wanted) throws InterruptedException {
        now = now.plusSeconds(1);
        alerts.look(Map.of("financial.cash", cash), true);
        seen.await(_ -> alerts.all().getFirst().phase() == wanted);
    }

    void vanish() throws InterruptedException {
        now = now.plusSeconds(1);
        alerts.look(Map.of(), true);
        alerts.look(Map.of(), true);
        seen.await(_ -> alerts.all().getFirst().unjudged() != null);
    }

    void await(String state, String channel) throws InterruptedException {
        seen.await(_ -> alerts.deliveries().stream()
                .anyMatch(one -> one.channel().equals(channel) && one.state().equals(state)));
    }

    void awaitChange(BooleanSupplier wanted) throws InterruptedException {
        seen.await(_ -> wanted.getAsBoolean());
    }

    void awaitNothingWaits() throws InterruptedException {
        seen.await(
                _ -> alerts.deliveries().stream().allMatch(one -> one.counts().waiting() == 0));
    }

    static Reading<JsonNode> number(long value) {
        return new Reading.Good<>(JsonNodeFactory.instance.numberNode(value), provenance());
    }

    static Reading<JsonNode> text(String value) {
        return new Reading.Good<>(JsonNodeFactory.instance.stringNode(value), provenance());
    }

    static Reading<JsonNode> gone() {
        return new Reading.Bad<>(new Cause(Reason.NO_COMMUNICATION, "Nobody answers."), provenance());
    }

    private static Provenance provenance() {
        Instant asked = Instant.EPOCH;
        return Provenance.stated(
                new Origin("books", "file", null), new Clocks(null, asked, asked, null), Meaning.unit("EUR"));
    }

    @Override
    public void close() {
        alerts.close();
    }
}
