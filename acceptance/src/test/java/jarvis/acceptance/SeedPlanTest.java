package jarvis.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The plan that the product was founded on, byte for byte as it is, run from staging to sign-off with scripts as its agents. */
@Tag("slow")
class SeedPlanTest {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String TRACKER = "{\"metrics\":{\"tasks_completed\":16}}\n";

    @TempDir
    Path temp;

    private Path project;
    private Path dawg;
    private Api api;
    private @Nullable HttpServer stub;

    @BeforeEach
    void aProjectWithTheSeedPlanAndItsRoots() throws IOException {
        Path seed = Product.HOME.resolve("../shared/plans/seed-plan.md");
        assumeTrue(Files.exists(seed), "skipped: ../shared/plans/seed-plan.md is not here");
        assumeTrue(portIsFree(3001), "skipped: port 3001, which the seed plan names, is taken on this machine");
        project = Files.createDirectories(temp.resolve("project"));
        dawg = Files.createDirectories(temp.resolve("dawg"));
        for (String folder : List.of("dashboard/frontend", "dashboard/backend", "tests", ".monitoring", "bin")) {
            Files.createDirectories(project.resolve(folder));
        }
        Files.copy(seed, project.resolve("PLAN.md"));
        Files.writeString(project.resolve(".monitoring/instance-tracker.json"), TRACKER);
        script("bin/npx", "#!/bin/sh\ntest -f \"$3\" && echo '1 passed (1.0s)'\n");
        script("work.sh", "sleep 0.3; echo worked on $JARVIS_PHASE as $JARVIS_PART\n");
        // The first attempt says done with nothing running; the second has the service started and waits for it.
        script("dawg.sh", """
                if [ "$JARVIS_ATTEMPT" -gt 1 ]; then
                  touch wanted
                  until curl -sf http://localhost:3001/health; do sleep 0.2; done
                fi
                """);
        Files.writeString(project.resolve("jarvis.yaml"), """
                defaults:
                  command: sh %1$s/work.sh
                instances:
                  instance-1:
                    command: sh %1$s/dawg.sh
                """.formatted(project));
        api = new Api(project);
    }

    @AfterEach
    void stopTheStub() {
        if (stub != null) {
            stub.stop(0);
        }
    }

    @Test
    void theSeedPlanRunsUnmodifiedFromStagingToSignOff() throws Exception {
        Product product = product();
        try (Product.Running run = product.start("run", arguments())) {
            checkpointOneFailsWhileTheServiceIsDownAndThenPasses();
            aPersonAnswersForCheckpointTwo();
            aPersonAnswersForCheckpointThreeAndTheTrackerIsPutBack();
            theFinalVerificationCouldNotRunUntilItsScriptsAreThere();
            answerAll("final");
            JsonNode awaiting =
                    api.await("sign-off is awaited", SOON, r -> status(r).equals("awaiting sign-off"));
            assertThat(product.run("status").out()).contains("sign-off");
            api.post(Map.of(
                    "command", "sign-off", "evidence", awaiting.get("evidence").asString()));
            assertThat(run.end(SOON)).as(run.said()).isZero();
        }
        assertThat(product.run("journal", "check").exit()).isZero();
        assertThat(product.run("status").out()).contains("signed off");
    }

    private void checkpointOneFailsWhileTheServiceIsDownAndThenPasses() throws Exception {
        JsonNode failed = api.await("the service is asked for", SOON, r -> Files.exists(dawg.resolve("wanted")));
        assertThat(events("checkpoint-failed")).isNotEmpty();
        assertThat(phase(failed, "phase-2")).isEqualTo("pending");
        assertThat(checkpoint(failed, "checkpoint-1")
                        .get("evidence")
                        .get("outcome")
                        .asString())
                .isEqualTo("failed");
        startStub();
        JsonNode passed = api.await("checkpoint 1 passes", SOON, r -> passed(r, "checkpoint-1"));
        assertThat(checkpoint(passed, "checkpoint-1").get("round").asInt()).isEqualTo(2);
        assertThat(checkpoint(passed, "checkpoint-1").get("evidence").get("steps"))
                .hasSize(2);
    }

    private void aPersonAnswersForCheckpointTwo() {
        JsonNode asking = api.await("checkpoint 2 asks", SOON, r -> asking(r, "checkpoint-2"));
        assertThat(phase(asking, "phase-3")).isEqualTo("pending");
        assertThat(member(asking, "phase-2", "instance-4").get("part").asString())
                .isEqualTo("prep");
        answerAll("checkpoint-2");
    }

    private void aPersonAnswersForCheckpointThreeAndTheTrackerIsPutBack() throws Exception {
        Path tracker = project.resolve(".monitoring/instance-tracker.json");
        api.await("checkpoint 3 asks", SOON, r -> asking(r, "checkpoint-3"));
        assertThat(Files.readString(tracker)).contains("\"tasks_completed\":20");
        answerAll("checkpoint-3");
        Api.until("the tracker is put back", SOON, () -> read(tracker).equals(TRACKER), () -> read(tracker));
    }

    private void theFinalVerificationCouldNotRunUntilItsScriptsAreThere() throws Exception {
        JsonNode could = api.await(
                "the final verification could not run",
                SOON,
                r -> checkpoint(r, "final").get("status").asString().equals("could not run"));
        assertThat(checkpoint(could, "final").get("reason").asString()).contains("127");
        Files.createDirectories(project.resolve("tests/e2e"));
        Files.writeString(project.resolve("tests/e2e/frontend-live-data.spec.ts"), "// a test\n");
        script("tests/e2e/comprehensive-live-data-test.sh", "#!/bin/sh\ncurl -sf http://localhost:3001/health\n");
        api.await("the final verification asks", SOON, r -> asking(r, "final"));
    }

    private void answerAll(String checkpoint) {
        JsonNode asked = api.await(checkpoint + " asks", SOON, r -> asking(r, checkpoint));
        List<JsonNode> questions = new ArrayList<>();
        asked.get("needsYou").forEach(questions::add);
        assertThat(questions).isNotEmpty();
        for (JsonNode question : questions) {
            JsonNode answer = api.post(
                    Map.of("command", "approve", "question", question.get("id").asString()));
            assertThat(answer.path("accepted").asBoolean(false))
                    .as(answer.toString())
                    .isTrue();
        }
    }

    private Product product() {
        return new Product(project).with("PATH", project.resolve("bin") + ":" + System.getenv("PATH"));
    }

    /** The mappings of the plan's own roots, which only the plan knows. */
    private String[] arguments() {
        JsonNode plan =
                Api.json(product().run("plan", "show", "PLAN.md", "--json").out());
        String one = plan.get("instances").get(0).get("location").asString();
        String two = plan.get("instances").get(1).get("location").asString();
        String root = two.substring(0, two.indexOf("/dashboard/"));
        return new String[] {
            "run",
            "PLAN.md",
            "--root",
            one + "=" + dawg,
            "--root",
            root + "=" + project,
            "--trust",
            "--accept-warnings",
            "--no-open",
            "--port",
            Integer.toString(freePort())
        };
    }

    private List<JsonNode> events(String type) {
        List<JsonNode> found = new ArrayList<>();
        for (String line : product().run("events", "--json").out().lines().toList()) {
            JsonNode event = Api.json(line);
            if (event.get("type").asString().startsWith(type)) {
                found.add(event);
            }
        }
        return found;
    }

    private static String status(JsonNode run) {
        return run.path("status").asString("");
    }

    private static String phase(JsonNode run, String id) {
        return find(run.get("phases"), "id", id).get("status").asString();
    }

    private static JsonNode checkpoint(JsonNode run, String id) {
        return find(run.path("checkpoints"), "id", id);
    }

    private static JsonNode member(JsonNode run, String phase, String instance) {
        return find(run.get("assignments"), "id", phase + "/" + instance);
    }

    private static boolean passed(JsonNode run, String id) {
        return checkpoint(run, id).get("status").asString().equals("passed");
    }

    private static boolean asking(JsonNode run, String id) {
        return checkpoint(run, id).get("status").asString().equals("asking");
    }

    private static JsonNode find(JsonNode list, String key, String value) {
        for (JsonNode node : list) {
            if (node.get(key).asString().equals(value)) {
                return node;
            }
        }
        throw new AssertionError("no " + value + " in " + list);
    }

    private void script(String name, String text) throws IOException {
        Path file = project.resolve(name);
        Files.writeString(file, text);
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** A small stand-in for the three endpoints that the plan's first checkpoint looks at. */
    private void startStub() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 3001), 0);
        long start = System.nanoTime();
        serve(
                server,
                "/health",
                () -> "{\"status\":\"healthy\",\"uptime\":" + TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start)
                        + "}");
        serve(server, "/api/v1/modules", () -> "{\"success\":true,\"data\":{\"modules\":[{},{},{},{},{}]}}");
        serve(server, "/api/v1/modules/music", () -> "{\"success\":true,\"data\":{\"status\":\"healthy\"}}");
        server.start();
        stub = server;
    }

    private static void serve(HttpServer server, String path, java.util.function.Supplier<String> body) {
        server.createContext(path, exchange -> {
            byte[] bytes = body.get().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
    }

    private static boolean portIsFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
