package jarvis.runtime.journal;

import jarvis.core.coordination.Event;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Small events for tests of the journal. */
final class Events {
    static final Instant AT = Instant.parse("2026-11-22T10:00:00.123456789Z");

    private Events() {}

    static Event note(String text) {
        return new Event.ProblemNoted(AT, "test", text);
    }

    static List<Event> notes(int count) {
        List<Event> notes = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            notes.add(note("note " + i));
        }
        return notes;
    }
}
