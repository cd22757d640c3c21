package jarvis.runtime.agent;

import jarvis.core.agent.AgentLife;
import jarvis.core.agent.TurnEnd;
import jarvis.core.coordination.Ending;
import jarvis.runtime.agent.adapter.Adapter;
import jarvis.runtime.agent.adapter.Launch;
import jarvis.runtime.agent.adapter.Start;
import jarvis.runtime.agent.talk.Talk;
import jarvis.runtime.agent.talk.TalkFiles;
import jarvis.runtime.agent.talk.Talks;
import jarvis.runtime.execution.Execution;
import jarvis.runtime.execution.Executor;
import jarvis.runtime.execution.RunSpec;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * An agent that speaks a protocol: told its brief, followed while it works, and judged at its end by what it said and by its
 * process together.
 */
final class TalkingAgent implements Agent {
    private static final Duration GRACE = Duration.ofSeconds(3);

    private final Executor executor;
    private final Talks talks;
    private final Adapter adapter;

    TalkingAgent(Executor executor, Talks talks, Adapter adapter) {
        this.executor = executor;
        this.talks = talks;
        this.adapter = adapter;
    }

    @Override
    public boolean endsOnClaim() {
        return false;
    }

    @Override
    public CompletableFuture<Ending> ensure(AttemptSpec attempt) {
        String instance = attempt.assignment().instance();
        AttemptFiles files = new AttemptFiles(attempt.files());
        Launch launch;
        try {
            files.keep(files.brief(), attempt.brief());
            launch = adapter.launch(start(attempt, files));
        } catch (IOException e) {
            String reason = attempt.id() + " cannot start: its files cannot be written (" + e
                    + "). Free space or correct the rights, then retry it.";
            return CompletableFuture.completedFuture(new Ending.NotStarted(reason));
        }
        Map<String, String> environment = new HashMap<>(launch.environment());
        environment.putAll(files.environment(attempt));
        Execution execution = executor.ensure(
                new RunSpec(attempt.id(), launch.script(), attempt.location(), environment, attempt.files()));
        Talk talk = talks.follow(
                new Talks.Attempt(
                        instance,
                        attempt.attempt(),
                        new TalkFiles(attempt.files()),
                        () -> executor.stop(attempt.files(), GRACE)),
                launch.dialogue());
        return execution
                .ending()
                .thenApply(ending -> judged(ending, talks.over(instance, attempt.attempt(), talk), talk.wasSentAway()));
    }

    private static Start start(AttemptSpec attempt, AttemptFiles files) {
        return new Start(
                attempt.id(),
                attempt.location(),
                attempt.session().own(),
                new Start.Told(attempt.brief(), files.brief()),
                attempt.session().resume(),
                new TalkFiles(attempt.files()),
                new Start.Server(
                        attempt.contact().url() + "/mcp", attempt.contact().token()),
                attempt.session().ownership());
    }

    /** An exit code alone tells nothing: whoever never said that he is done is not done. */
    private static Ending judged(Ending ending, AgentLife life, boolean sentAway) {
        if (!(ending instanceof Ending.Exited exited)) {
            return ending;
        }
        String said = life.turns().text().isBlank() ? "" : ": " + life.turns().text();
        TurnEnd end = life.turns().end();
        if (end == null) {
            String trouble = life.counts().trouble().isEmpty()
                    ? ""
                    : " (" + life.counts().trouble() + ")";
            return exited.code() == 0
                    ? new Ending.Failed("it ended with exit 0 and never said that its turn was over" + trouble)
                    : exited;
        }
        return switch (end) {
            case COMPLETED ->
                exited.code() == 0 || sentAway
                        ? new Ending.Exited(0)
                        : new Ending.Failed(
                                "it said that its turn was complete, then ended with exit " + exited.code());
            case FAILED -> new Ending.Failed("its turn failed" + said);
            case LIMIT -> new Ending.Failed("it reached a limit that it was given" + said);
            case INTERRUPTED -> new Ending.Failed("it was interrupted" + said);
        };
    }
}
