package jarvis.runtime.app;

import jarvis.core.coordination.Command;
import jarvis.core.coordination.Coordination;
import jarvis.core.coordination.Decision;
import jarvis.core.coordination.RunDefinition;
import jarvis.core.coordination.RunState;
import jarvis.runtime.journal.Journal;
import jarvis.runtime.run.RunPlace;
import java.util.List;

/** Ends a run whose Jarvis is gone: recorded first, then done. Says what of its gates could not be put back. */
final class Offline {
    private Offline() {}

    static List<String> stop(Service service, RunDefinition definition, String by, String reason) {
        Journal journal = service.journal().journal();
        RunState state = Coordination.replay(Session.events(journal, definition.run()));
        Decision decision = Coordination.decide(
                state, new Command.StopRun(by, reason), service.clock().instant());
        if (decision instanceof Decision.Accepted accepted) {
            journal.append(definition.run(), state.version(), accepted.events());
        }
        RunPlace place = Definitions.place(definition);
        Leftovers.stop(place);
        return Leftovers.putBack(place, state);
    }
}
