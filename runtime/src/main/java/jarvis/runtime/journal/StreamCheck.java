package jarvis.runtime.journal;

import jarvis.core.coordination.Coordination;
import jarvis.core.coordination.Event;
import jarvis.core.coordination.RunState;
import java.util.ArrayList;
import java.util.List;

/** Goes over one stream, event by event: nothing missing, nothing changed, everything readable, all of it replays. */
final class StreamCheck {
    private final EventCodec codec;
    private final String stream;
    private final List<Finding> findings = new ArrayList<>();
    private long seq;
    private String hash;
    private RunState state = RunState.EMPTY;
    private boolean replays = true;

    StreamCheck(String stream, EventCodec codec) {
        this.codec = codec;
        this.stream = stream;
        this.hash = Chain.begin(stream);
    }

    List<Finding> findings() {
        return List.copyOf(findings);
    }

    void next(StoredEvent event) {
        if (event.seq() != seq + 1) {
            found(
                    event,
                    "follows event " + seq + ": what was between them is missing. Restore the journal from a copy.");
        }
        if (!Chain.next(hash, event.seq(), event.type(), event.payload()).equals(event.hash())) {
            found(event, "is not what was written: its hash does not match. Restore the journal from a copy.");
        }
        seq = event.seq();
        hash = event.hash();
        replay(event);
    }

    private void replay(StoredEvent stored) {
        try {
            Event event = codec.decode(stored);
            state = replays ? applied(stored, event) : state;
        } catch (JournalException unreadable) {
            replays = false;
            findings.add(new Finding(stream, stored.seq(), String.valueOf(unreadable.getMessage())));
        }
    }

    /** Replaying never throws for what Jarvis itself wrote, so whatever it throws is about this event. */
    private RunState applied(StoredEvent stored, Event event) {
        try {
            return Coordination.apply(state, event);
        } catch (RuntimeException e) {
            replays = false;
            found(
                    stored,
                    "does not replay: " + e.getMessage() + ". Update Jarvis, or restore the journal from a copy.");
            return state;
        }
    }

    private void found(StoredEvent event, String what) {
        findings.add(new Finding(
                stream, event.seq(), "Event " + event.seq() + " of " + stream + " (" + event.type() + ") " + what));
    }
}
