package jarvis.runtime.agent.real;

import jarvis.core.agent.AgentLife;
import jarvis.runtime.agent.dialogue.Dialogue;
import jarvis.runtime.agent.talk.Talk;
import jarvis.runtime.agent.talk.TalkFiles;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A plan of one gate, run by a Jarvis of its own process in a repository of its own. */
final class RealRun implements AutoCloseable {
    private static final Duration LONG = Duration.ofMinutes(2);
    private static final JsonMapper JSON = new JsonMapper();
    private static final String PLAN = """
            # One gate

            ## Instances

            ### **INSTANCE 1: Worker**
            **Location:** `/project`

            **Tasks:**
            1. Write a line to done.txt

            ## Coordination Protocol

            ### Phase 1: Work (Sequential)
            Instance 1 works.

            ## Checkpoint Validation

            ### Checkpoint 1: It is done
            ```bash
            %s
            ```
            """;

    private final Path folder;
    private final Path log;
    private final Process process;
    private final HttpClient http = HttpClient.newHttpClient();

    /**
     * @param gate a command that the work has to pass
     * @param settings of the instance, as YAML
     */
    RealRun(Path temp, String gate, String settings) throws IOException, InterruptedException {
        folder = Files.createDirectories(temp.resolve("project"));
        log = temp.resolve("jarvis.log");
        Files.writeString(folder.resolve("PLAN.md"), PLAN.formatted(gate));
        Files.writeString(folder.resolve(".gitignore"), ".coordination/\n");
        Files.writeString(folder.resolve("jarvis.yaml"), "roots: {/project: .}\ndefaults:\n" + settings.indent(2));
        for (String line : List.of("init -q -b main", "add -A", "commit -q -m base")) {
            List<String> words =
                    new ArrayList<>(List.of("git", "-c", "user.name=ada", "-c", "user.email=ada@example.org"));
            words.addAll(List.of(line.split(" ")));
            new ProcessBuilder(words).directory(folder.toFile()).start().waitFor();
        }
        process = jarvis(Files.createDirectories(temp.resolve("home")));
    }

    /** Whoever is logged in here is nobody there. */
    private Process jarvis(Path home) throws IOException {
        String vm = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        ProcessBuilder builder = new ProcessBuilder(List.of(
                        vm,
                        "-XX:+UseSerialGC",
                        "--enable-native-access=ALL-UNNAMED",
                        "-Duser.home=" + home,
                        "-cp",
                        classPath,
                        "jarvis.runtime.app.Main",
                        "run",
                        "PLAN.md",
                        "--trust",
                        "--accept-warnings",
                        "--no-open",
                        "--port",
                        "0"))
                .directory(folder.toFile())
                .redirectInput(Path.of("/dev/null").toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment()
                .keySet()
                .removeIf(key -> key.matches("(JARVIS|CODEX|OPENAI|GEMINI|GOOGLE|OPENCODE|XDG)_.*"));
        builder.environment().put("HOME", home.toString());
        return builder.start();
    }

    /** The run, when only a person's sign-off is missing. */
    JsonNode verified() throws IOException, InterruptedException {
        long end = System.nanoTime() + LONG.toNanos();
        while (process.isAlive() && System.nanoTime() < end) {
            JsonNode run = now();
            if (run.path("status").asString("").equals("awaiting sign-off")) {
                return run;
            }
            if (!run.path("needsYou").isEmpty()) {
                break;
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
        throw new AssertionError("It was not verified:\n" + Files.readString(log) + said());
    }

    private JsonNode now() throws InterruptedException {
        try {
            JsonNode there = JSON.readTree(Files.readString(folder.resolve(".jarvis/server.json")));
            URI uri = URI.create(there.path("url").asString("").replaceAll("/$", "") + "/api/runs/current");
            return JSON.readTree(http.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString())
                    .body());
        } catch (IOException e) {
            return JSON.createObjectNode();
        }
    }

    private Path attempt(int number) {
        return folder.resolve(".jarvis/runs/run-1/instances/instance-1/" + number);
    }

    private String said() throws IOException {
        StringBuilder all = new StringBuilder();
        for (int number = 1; Files.exists(attempt(number)); number++) {
            for (String name : List.of("transcript", "output")) {
                Path file = attempt(number).resolve(name);
                all.append(Files.exists(file) ? Files.readString(file) : "");
            }
        }
        return all.toString();
    }

    /** What an attempt's agent did, folded once more from what it wrote. */
    AgentLife life(int attempt, Dialogue dialogue) throws IOException {
        Path copy = Files.createTempDirectory(folder.getParent(), "said");
        Files.copy(attempt(attempt).resolve("said"), copy.resolve("said"));
        try (Talk talk = new Talk(new TalkFiles(copy), dialogue, InstantSource.system())) {
            return talk.ended();
        }
    }

    /** Keeps what each attempt's agent wrote, without what is of this machine alone, to be looked at and recorded. */
    void keep(String name) throws IOException {
        Path kept = Files.createDirectories(Path.of("target", "agents", "said"));
        for (int number = 1; Files.exists(attempt(number).resolve("said")); number++) {
            String said = Files.readString(attempt(number).resolve("said"));
            Files.writeString(
                    kept.resolve(name + "-" + number + ".jsonl"),
                    said.replace(worktree().toString(), "/w").replace(folder.toString(), "/project"));
        }
    }

    private Path worktree() {
        return folder.resolve(".jarvis/runs/run-1/worktrees/instance-1");
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
        http.close();
    }
}
