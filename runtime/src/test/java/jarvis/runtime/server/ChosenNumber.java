package jarvis.runtime.server;

import jarvis.core.reading.Clocks;
import jarvis.core.reading.Meaning;
import jarvis.core.reading.Origin;
import jarvis.core.reading.Provenance;
import jarvis.core.reading.Reading;
import jarvis.runtime.dashboard.Dashboard;
import jarvis.runtime.dashboard.Values;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** A dashboard with one value, {@code instances.chosen.number}, of the test's choosing. */
final class ChosenNumber implements Values, AutoCloseable {
    final Dashboard dashboard;
    private volatile String number = "0";

    ChosenNumber() {
        dashboard = new Dashboard(List.of(this), InstantSource.system()).start();
    }

    void choose(String chosen) {
        number = chosen;
        dashboard.changed();
    }

    @Override
    public Map<String, Reading<JsonNode>> at(Instant now) {
        JsonNode node = JsonNodeFactory.instance.stringNode(number);
        return Map.of(
                "instances.chosen.number",
                new Reading.Good<>(node, Provenance.stated(Origin.NONE, Clocks.NONE, Meaning.PLAIN)));
    }

    @Override
    public Optional<Instant> ages(Instant now) {
        return Optional.empty();
    }

    @Override
    public void close() {
        dashboard.close();
    }
}
