package jarvis.runtime.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jarvis.core.coordination.Ending;
import jarvis.core.coordination.Event;
import jarvis.core.coordination.Reporter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class EventCodecTest {
    private final EventCodec codec = new EventCodec();

    @Test
    void everyEventHasOneNameOnDisk() {
        assertThat(EventTypes.BY_NAME.values()).containsExactlyInAnyOrderElementsOf(events());
        assertThat(EventTypes.BY_NAME.keySet()).allMatch(name -> name.matches("[a-z]+(-[a-z]+)*/[1-9][0-9]*"));
    }

    @Test
    void theSamplesHaveEveryEventEveryReporterAndEveryEnding() {
        Set<Class<?>> seen = new HashSet<>();
        for (Event event : Samples.everyEvent()) {
            seen.add(event.getClass());
            if (event instanceof Event.AttemptEnded ended) {
                seen.add(ended.ending().getClass());
            } else if (event instanceof Event.BlockerRaised raised) {
                seen.add(raised.by().getClass());
            } else if (event instanceof Event.BlockerResolved resolved) {
                seen.add(resolved.by().getClass());
            } else if (event instanceof Event.ProgressClaimed claimed) {
                seen.add(claimed.by().getClass());
            }
        }
        assertThat(seen).containsAll(events());
        assertThat(seen).contains(Reporter.class.getPermittedSubclasses());
        assertThat(seen).contains(Ending.class.getPermittedSubclasses());
    }

    @Test
    void everyEventComesBackAsItWas() {
        for (Event event : Samples.everyEvent()) {
            EventCodec.Encoded encoded = codec.encode(event);
            assertThat(codec.decode(stored(encoded.type(), encoded.payload()))).isEqualTo(event);
        }
    }

    @Test
    void membersOfSealedTypesHaveShortNamesOfTheirOwn() {
        List<String> payloads = new ArrayList<>();
        Samples.everyEvent().forEach(event -> payloads.add(codec.encode(event).payload()));
        assertThat(String.join("\n", payloads))
                .contains(
                        "\"kind\":\"person\"",
                        "\"kind\":\"worker\"",
                        "\"kind\":\"unattributed\"",
                        "\"kind\":\"jarvis\"")
                .contains(
                        "\"kind\":\"exited\"",
                        "\"kind\":\"timed-out\"",
                        "\"kind\":\"not-started\"",
                        "\"kind\":\"lost\"")
                .doesNotContain("jarvis.core", "Reporter", "null");
    }

    @Test
    void anUnknownTypeIsNamedWithStreamAndNumber() {
        refused("moon-landed/3", "{}", "Event 17 of run-4 (moon-landed/3) cannot be read", "a newer one wrote it");
    }

    @Test
    void aPayloadThatLacksSomethingIsRefusedAndNotReadAsZeroOrNothing() {
        refused("phase-opened/1", "{\"at\":\"2026-11-22T10:00:00Z\"}", "Event 17 of run-4 (phase-opened/1)", "phase");
        refused("phase-opened/1", "{\"at\":\"2026-11-22T10:00:00Z\",\"phase\":null}", "phase");
        refused("checkpoint-passed/1", "{\"at\":\"2026-11-22T10:00:00Z\",\"checkpoint\":\"c\"}", "round");
        refused(
                "attempt-ended/1",
                "{\"at\":\"2026-11-22T10:00:00Z\",\"assignment\":{\"phase\":\"p\"},\"attempt\":1}",
                "instance");
        refused("phase-opened/1", "not json", "cannot be read");
        refused("phase-opened/1", "null", "cannot be read");
        refused("phase-opened/1", "{} {}", "cannot be read");
        refused(
                "attempt-ended/1",
                "{\"at\":\"2026-11-22T10:00:00Z\",\"assignment\":{\"phase\":\"p\",\"instance\":\"i\"},\"attempt\":1,"
                        + "\"ending\":{\"kind\":\"vanished\"}}",
                "vanished");
    }

    @Test
    void whatANewerJarvisAddedToAnEventIsSkipped() {
        String payload = "{\"at\":\"2026-11-22T10:00:00Z\",\"phase\":\"phase-1\",\"mood\":\"good\"}";
        assertThat(codec.decode(stored("phase-opened/1", payload)))
                .isEqualTo(new Event.PhaseOpened(java.time.Instant.parse("2026-11-22T10:00:00Z"), "phase-1"));
    }

    @Test
    void aPlanOfElevenMegabytesFits() {
        Event large = Events.note("x".repeat(11_000_000));
        EventCodec.Encoded encoded = codec.encode(large);
        assertThat(codec.decode(stored(encoded.type(), encoded.payload()))).isEqualTo(large);
    }

    private void refused(String type, String payload, String... words) {
        assertThatThrownBy(() -> codec.decode(stored(type, payload)))
                .isInstanceOfSatisfying(
                        JournalException.class,
                        e -> assertThat(e.code()).isEqualTo(JournalException.Code.UNREADABLE_EVENT))
                .message()
                .contains(words);
    }

    private static StoredEvent stored(String type, String payload) {
        return new StoredEvent("run-4", 17, type, payload, "");
    }

    @SuppressWarnings("unchecked") // what a sealed interface permits is of its type
    private static List<Class<? extends Event>> events() {
        return Stream.of(Event.class, Event.OfAgent.class, Event.OfBranch.class)
                .flatMap(kind -> Arrays.stream(kind.getPermittedSubclasses()))
                .filter(Class::isRecord)
                .map(type -> (Class<? extends Event>) type)
                .collect(Collectors.toList());
    }
}
