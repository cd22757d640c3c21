package jarvis.runtime.server;

import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import jarvis.core.coordination.CheckpointState;
import jarvis.core.coordination.RunState;
import jarvis.core.coordination.Schedules;
import jarvis.runtime.project.ProjectFolder;
import jarvis.runtime.server.answer.Answer;
import jarvis.runtime.server.answer.Parameters;
import jarvis.runtime.server.answer.Problem;
import jarvis.runtime.server.answer.Replies;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** What a run keeps in files: briefs, logs of attempts, outputs of checks. Only for names that the run's state knows. */
final class FileRoutes implements HttpService {
    private final RunDirectory directory;
    private final RunFiles files;
    private final ProjectFolder folder;

    FileRoutes(RunDirectory directory, RunFiles files, ProjectFolder folder) {
        this.directory = directory;
        this.files = files;
        this.folder = folder;
    }

    @Override
    public void routing(HttpRules rules) {
        rules.get(
                        "/api/runs/{run}/instances/{instance}/brief",
                        Replies.handler(request -> in(
                                request, (run, r) -> brief(run, instance(run, r).orElse(null)))))
                .get("/api/runs/{run}/instances/{instance}/log", Replies.handler(request -> in(request, this::log)))
                .get(
                        "/api/runs/{run}/checkpoints/{checkpoint}/rounds/{round}/steps/{step}/output",
                        Replies.handler(request -> in(request, this::output)));
    }

    private Answer in(ServerRequest request, BiFunction<ShownRun, ServerRequest, Answer> answering) {
        String id = Parameters.path(request, "run");
        Optional<ShownRun> run = ShownRun.find(directory, id);
        return run.isPresent() ? answering.apply(run.get(), request) : Problem.noSuchRun(id);
    }

    private Answer brief(ShownRun run, @Nullable String instance) {
        return Optional.ofNullable(instance)
                .flatMap(id -> files.brief(run.id(), id))
                .<Answer>map(text -> new Answer.Bytes(
                        text.getBytes(StandardCharsets.UTF_8), "text/markdown; charset=utf-8", Map.of()))
                .orElseGet(() -> Problem.absent("There is no brief of such an instance in " + run.id() + "."));
    }

    private Answer log(ShownRun run, ServerRequest request) {
        Optional<String> instance = instance(run, request);
        if (instance.isEmpty()) {
            return Problem.absent("There is no such instance in " + run.id() + ".");
        }
        int newest = run.state().newestAttempt(instance.get());
        Optional<Long> attempt = Parameters.number(request, "attempt", 1, newest, newest);
        if (attempt.isEmpty() || newest == 0) {
            return Problem.absent(instance.get() + " has had " + newest + " attempts; this is none of them.");
        }
        return chunk(
                run,
                files.log(run.id(), instance.get(), attempt.get().intValue()).orElse(null),
                request);
    }

    private Answer output(ShownRun run, ServerRequest request) {
        String checkpoint = Parameters.path(request, "checkpoint");
        RunState state = run.state();
        CheckpointState known = state.checkpoints().get(checkpoint);
        Optional<Integer> round = Parameters.count(request, "round").filter(n -> known != null && n <= known.round());
        Optional<Integer> step = Parameters.count(request, "step").filter(n -> n <= 10_000);
        if (round.isEmpty() || step.isEmpty()) {
            return Problem.absent("There is no such step of such a round in " + run.id() + ".");
        }
        return chunk(
                run, files.output(run.id(), checkpoint, round.get(), step.get()).orElse(null), request);
    }

    private Answer chunk(ShownRun run, @Nullable Path file, ServerRequest request) {
        Optional<Long> from = Parameters.number(request, "from", Long.MIN_VALUE, Long.MAX_VALUE, 0);
        if (from.isEmpty()) {
            return Problem.malformed("from", "\"from\" is a byte offset; a negative one counts from the end.");
        }
        return Optional.ofNullable(file)
                .map(Path::normalize)
                .filter(path -> path.startsWith(folder.run(run.id())))
                .flatMap(path -> FileChunk.read(path, from.get()))
                .map(FileChunk::answer)
                .orElseGet(() -> Problem.absent("Nothing was written there yet."));
    }

    private static Optional<String> instance(ShownRun run, ServerRequest request) {
        return Optional.of(Parameters.path(request, "instance"))
                .filter(Schedules.instances(run.state().schedule())::contains);
    }
}
