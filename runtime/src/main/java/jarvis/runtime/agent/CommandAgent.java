package jarvis.runtime.agent;

import jarvis.core.coordination.Ending;
import jarvis.core.plan.Part;
import jarvis.runtime.execution.Executor;
import jarvis.runtime.execution.RunSpec;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** A shell command, run once an attempt, that is told by its environment who it is and where its brief lies. */
final class CommandAgent implements Agent {
    private final Executor executor;
    private final @Nullable String command;
    private final @Nullable String prepCommand;

    /** @param prepCommand for prep assignments; null: the same command */
    CommandAgent(Executor executor, @Nullable String command, @Nullable String prepCommand) {
        this.executor = executor;
        this.command = command;
        this.prepCommand = prepCommand;
    }

    @Override
    public boolean endsOnClaim() {
        return false;
    }

    @Override
    public CompletableFuture<Ending> ensure(AttemptSpec attempt) {
        String text = attempt.part() == Part.PREP && prepCommand != null ? prepCommand : command;
        if (text == null) {
            return notStarted(
                    attempt, "no command is set for it. Add one under instances in jarvis.yaml, then retry it.");
        }
        AttemptFiles files = new AttemptFiles(attempt.files());
        try {
            files.keep(files.brief(), attempt.brief());
        } catch (IOException e) {
            return notStarted(
                    attempt,
                    "its brief cannot be written to " + files.brief() + " (" + e
                            + "). Free space or correct the rights, then retry it.");
        }
        return executor.ensure(new RunSpec(
                        attempt.id(), text, attempt.location(), files.environment(attempt), attempt.files()))
                .ending();
    }

    private static CompletableFuture<Ending> notStarted(AttemptSpec attempt, String why) {
        return CompletableFuture.completedFuture(new Ending.NotStarted(attempt.id() + " cannot start: " + why));
    }
}
