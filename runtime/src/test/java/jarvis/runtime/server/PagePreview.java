package jarvis.runtime.server;

import jarvis.runtime.server.push.Pace;
import jarvis.runtime.view.BranchScenes;
import jarvis.runtime.view.Plans;
import jarvis.runtime.view.Scenario;
import jarvis.runtime.view.Scenes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;

/** Serves a made-up run, for a look at the page: {@code PagePreview PORT SCENE FOLDER}. */
final class PagePreview {
    private static final Map<String, Supplier<Scenario>> SCENES = Map.ofEntries(
            Map.entry("staged", Scenes::staged),
            Map.entry("false-done", Scenes::falseDone),
            Map.entry("blocked", Scenes::blocked),
            Map.entry("asking", Scenes::asking),
            Map.entry("stuck", Scenes::stuck),
            Map.entry("attempt-died", Scenes::attemptDied),
            Map.entry("awaiting", Scenes::awaitingSignOff),
            Map.entry("signed-off", Scenes::signedOff),
            Map.entry("branches", BranchScenes::atWork),
            Map.entry("refused", BranchScenes::refused),
            Map.entry("hostile", () -> Scenes.secondPhase(Plans.hostile())));

    private PagePreview() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        Scenario scenario = SCENES.getOrDefault(args[1], Scenes::blocked).get();
        Path root = Path.of(args[2]);
        Site site = new Site(root, scenario, Pace.DEFAULT, Integer.parseInt(args[0]));
        Path log = site.folder.attempt("run-1", "instance-2", 1).resolve("output");
        Files.createDirectories(log.getParent());
        Files.writeString(log, "\u001b[32m✓\u001b[0m reading the API\n".repeat(40) + "wiring the financial panel\n");
        Path output = site.folder.round("run-1", "checkpoint-1", 1).resolve("step-2.output");
        Files.createDirectories(output.getParent());
        Files.writeString(output, "curl: (22) The requested URL returned error: 503\n");
        new CountDownLatch(1).await();
        site.close();
    }
}
