package jarvis.runtime.app;

import jarvis.core.coordination.Command;
import jarvis.core.coordination.Coordination;
import jarvis.core.coordination.Decision;
import jarvis.core.coordination.RunDefinition;
import jarvis.core.coordination.RunState;
import jarvis.runtime.journal.Journal;

/** Ends a run whose Jarvis is gone: recorded first, then done. */
final class Offline {
    private Offline() {}

    static void stop(Service service, RunDefinition definition, String by, String reason) {
        Journal journal = service.journal().journal();
        RunState state = Coordination.replay(Session.events(journal, definition.run()));
        Decision decision = Coordination.decide(
                state, new Command.StopRun(by, reason), service.clock().instant());
        if (decision instanceof Decision.Accepted accepted) {
            journal.append(definition.run(), state.version(), accepted.events());
        }
        Leftovers.stop(Definitions.place(definition));
    }
}
