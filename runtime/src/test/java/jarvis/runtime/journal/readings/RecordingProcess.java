package jarvis.runtime.journal.readings;

import jarvis.core.coordination.Event;
import jarvis.core.reading.Meaning;
import jarvis.core.reading.Observation;
import jarvis.core.reading.Reading;
import jarvis.core.reading.SourceState.Document;
import jarvis.runtime.journal.Journals;
import jarvis.runtime.journal.Opening;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** A program that appends events and tells readings until it is killed, and prints the number of each event that was acknowledged. */
final class RecordingProcess {
    static final int VALUES = 50;

    private RecordingProcess() {}

    public static void main(String[] args) {
        PrintStream out = System.out;
        Path file = Path.of(args[0]);
        InstantSource clock = InstantSource.system();
        try (Journals.Opened opened = Journals.open(file);
                SqliteReadings readings = SqliteReadings.open(Opening.toWrite(file), clock, Scene.QUICK)) {
            long version = opened.journal().read("run-1", 0, 100_000).size();
            while (true) {
                for (int i = 0; i < VALUES; i++) {
                    readings.record(
                            "value " + i, new Reading.Good<>(value(version), Scene.from(null)), clock.instant());
                }
                readings.keep(
                        "finance",
                        new Document<>(
                                Map.of("value", new Observation.Stated<>(value(version), Meaning.PLAIN)),
                                "r" + version,
                                null,
                                clock.instant(),
                                false));
                Event event = new Event.ProblemNoted(clock.instant(), "test", "note " + version);
                version = opened.journal().append("run-1", version, List.of(event));
                out.println(version + (readings.flush() ? "" : " and the readings are not recorded"));
            }
        }
    }

    /** One that contradicts itself when it is torn. */
    static JsonNode value(long number) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("number", number)
                .put("text", "x".repeat(200) + number)
                .put("twice", 2 * number);
    }
}
