package jarvis.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Somebody's own session, joined by what {@code jarvis join} prints, and the hooks that its agent runs. */
@Tag("slow")
class HookTest {
    private static final Pattern EXPORT = Pattern.compile("(?m)^export (\\w+)='(.*)'$");

    @TempDir
    Path temp;

    private final Map<String, String> joined = new TreeMap<>();

    @Test
    void a_joined_session_is_held_to_its_paths_and_to_its_claim() throws Exception {
        Files.writeString(temp.resolve("PLAN.md"), OneGate.plan("test -e done.txt") + """

                ## File Ownership Matrix

                | File/Directory | Owner | Purpose |
                |---|---|---|
                | `locked/**` | nobody | Not now |
                """);
        Files.writeString(temp.resolve("jarvis.yaml"), "defaults: {agent: person}\n");
        try (Product.Running run =
                jarvis().start("run", "run", "PLAN.md", "--trust", "--accept-warnings", "--no-open", "--port", "0")) {
            new Api(temp)
                    .await(
                            "an attempt",
                            Duration.ofSeconds(60),
                            r -> r.at("/assignments/0/status").asString("").equals("running"));
            Product.Result said = jarvis().run("join", "instance-1", "--agent", "claude");
            assertThat(said.exit()).as(said.err()).isZero();
            EXPORT.matcher(said.out()).results().forEach(found -> joined.put(found.group(1), found.group(2)));
            assertThat(said.out()).contains("cd '" + temp, "claude --mcp-config", "Bearer ${JARVIS_TOKEN}");
            assertThat(said.out().split(Pattern.quote(joined.getOrDefault("JARVIS_TOKEN", "")), -1))
                    .hasSize(2);
            assertThat(new Product(temp)
                            .with("JARVIS_TOKEN", joined.getOrDefault("JARVIS_TOKEN", ""))
                            .run("join", "instance-1")
                            .err())
                    .contains("Only a person lets somebody join");
            hooks();
            telemetry();
            run.killHard();
        }
        nobodyAnswers();
        assertThat(jarvis().run("stop").exit()).isZero();
    }

    private void nobodyAnswers() throws Exception {
        Said gone = hook("PreToolUse", "\"tool_name\":\"Write\",\"tool_input\":{\"file_path\":\"locked/a\"}");
        assertThat(gone.exit()).isEqualTo(1);
        assertThat(gone.out()).isEmpty();
        assertThat(gone.err())
                .contains("Jarvis did not answer", "Nothing was checked here")
                .doesNotContain("nobody writes it");
        Said closed = hook("PreToolUse", "\"tool_name\":\"Write\"", "--closed");
        assertThat(closed.exit()).isEqualTo(2);
        assertThat(closed.err()).contains("Held back unchecked");
    }

    private void hooks() throws Exception {
        JsonNode denied = Api.json(hook(
                        "PreToolUse",
                        "\"turn_id\":\"1\",\"tool_name\":\"apply_patch\",\"tool_input\":{\"command\":"
                                + "\"*** Begin Patch\\n*** Update File: é.txt\\n*** Move to: locked/b.txt\\n\"}")
                .out());
        assertThat(denied.propertyNames()).containsExactly("hookSpecificOutput");
        assertThat(denied.at("/hookSpecificOutput/permissionDecision").asString())
                .isEqualTo("deny");
        assertThat(denied.at("/hookSpecificOutput/permissionDecisionReason").asString())
                .contains("locked/b.txt is locked", "Raise a blocker");
        String large = "x".repeat(300_000);
        assertThat(hook(
                                "PreToolUse",
                                "\"tool_name\":\"Write\",\"tool_input\":{\"file_path\":\"a\",\"content\":\"" + large
                                        + "\"}")
                        .out())
                .isEqualTo("{}\n");
        assertThat(Api.json(hook("SessionStart", "\"source\":\"startup\"").out())
                        .at("/hookSpecificOutput/additionalContext")
                        .asString())
                .contains("You are **instance-1**");
        JsonNode stopped = Api.json(hook("Stop", "\"stop_hook_active\":false").out());
        assertThat(stopped.path("decision").asString()).isEqualTo("block");
        assertThat(stopped.path("reason").asString()).contains("has not claimed to be done in attempt 1");
        assertThat(hook("Stop", "\"stop_hook_active\":true").out()).isEqualTo("{}\n");
    }

    private void telemetry() {
        String sums = "{\"resourceMetrics\":[{\"scopeMetrics\":[{\"metrics\":["
                + sum("claude_code.token.usage", "1200", "\"model\":\"m-1\"", "\"type\":\"input\"") + ","
                + sum("claude_code.cost.usage", "0.25", "\"model\":\"m-1\"") + "]}]}]}";
        Api api = new Api(temp);
        String token = joined.getOrDefault("JARVIS_TOKEN", "");
        assertThat(api.post("/v1/metrics", token, sums).statusCode()).isEqualTo(200);
        assertThat(api.post("/v1/metrics", token, sums).statusCode()).isEqualTo(200);
        assertThat(api.post("/v1/metrics", "wrong", sums).statusCode()).isEqualTo(401);
        assertThat(jarvis().run("status").out()).contains("1,200 tokens, $0.25");
    }

    private static String sum(String name, String value, String... attributes) {
        String all = Stream.of(attributes)
                .map(each -> "{\"key\":" + each.replace(":", ",\"value\":{\"stringValue\":") + "}}")
                .collect(Collectors.joining(","));
        return "{\"name\":\"" + name + "\",\"sum\":{\"aggregationTemporality\":1,\"dataPoints\":[{\"attributes\":["
                + all + "],\"timeUnixNano\":\"1700000000000000000\",\"asDouble\":" + value + "}]}}";
    }

    private Product jarvis() {
        return new Product(temp);
    }

    private record Said(int exit, String out, String err) {}

    private Said hook(String event, String fields, String... more) throws IOException, InterruptedException {
        List<String> words =
                new ArrayList<>(List.of(Product.HOME.resolve("jarvis").toString(), "hook"));
        words.addAll(List.of(more));
        Path in = Files.writeString(
                Files.createTempFile("hook", ""),
                "{\"cwd\":\"" + temp + "\",\"hook_event_name\":\"" + event + "\"," + fields + "}");
        Path err = Files.createTempFile("hook", "");
        ProcessBuilder builder = new ProcessBuilder(words)
                .directory(temp.toFile())
                .redirectInput(in.toFile())
                .redirectError(err.toFile());
        builder.environment().putAll(joined);
        Process process = builder.start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Said(process.waitFor(), out, Files.readString(err));
    }
}
