package jarvis.core.coordination;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;

/** Everything that is durable, in order. A torn append keeps a prefix and tells nobody. */
final class SimulatedJournal {
    private final List<Event> durable = new ArrayList<>();
    private final Faults faults;
    private final Consumer<Event> witness;

    SimulatedJournal(Faults faults, Consumer<Event> witness) {
        this.faults = faults;
        this.witness = witness;
    }

    /** What an earlier Jarvis left. */
    void begin(List<Event> left) {
        left.forEach(event -> {
            durable.add(event);
            witness.accept(event);
        });
    }

    List<Event> events() {
        return Collections.unmodifiableList(durable);
    }

    void append(long expected, List<Event> events) {
        if (expected != durable.size()) {
            throw new AssertionError("a second writer: expected " + expected + ", there are " + durable.size());
        }
        int torn = faults.torn(events.size());
        for (Event event : torn < 0 ? events : events.subList(0, torn)) {
            durable.add(event);
            witness.accept(event);
        }
        if (torn >= 0) {
            throw new Faults.Crash("append torn after " + torn + " of " + events.size());
        }
    }
}
