package jarvis.runtime.agent;

import jarvis.core.coordination.Ending;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;

/** Somebody who joins: nothing is started, the brief lies ready, and the attempt's log says what is waited for. */
final class PersonAgent implements Agent {
    @Override
    public boolean endsOnClaim() {
        return true;
    }

    @Override
    public CompletableFuture<Ending> ensure(AttemptSpec attempt) {
        AttemptFiles files = new AttemptFiles(attempt.files());
        try {
            files.keep(files.brief(), attempt.brief());
            files.keep(files.output(), waiting(attempt.assignment().instance()));
            return new CompletableFuture<>();
        } catch (IOException e) {
            String reason = attempt.id() + " cannot start: its brief cannot be written to " + files.brief() + " (" + e
                    + "). Free space or correct the rights, then retry it.";
            return CompletableFuture.completedFuture(new Ending.NotStarted(reason));
        }
    }

    private static String waiting(String instance) {
        return "Waiting for a person to join as " + instance + ".\n`jarvis brief " + instance
                + "` says what to do; `jarvis claim done --instance " + instance + "` says that it is done.\n";
    }
}
