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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Three instances of one repository, each in a worktree of its own, and a gate that wants all three to be well. */
@Tag("slow")
class MergeTest {
    private static final Duration SOON = Duration.ofSeconds(90);
    private static final String PLAN = """
            # THREE IN ONE REPOSITORY

            ## Instances

            ### **INSTANCE 1: One**
            **Location:** `/project/one`

            **Tasks:**
            1. Keep one well

            ### **INSTANCE 2: Two**
            **Location:** `/project/two`

            **Tasks:**
            1. Keep two well

            ### **INSTANCE 3: Three**
            **Location:** `/project/three`

            **Tasks:**
            1. Keep three well

            ## Coordination Protocol

            ### Phase 1: Work (Parallel)
            Instance 1, Instance 2 and Instance 3 work at once.

            ## Checkpoint Validation

            ### Checkpoint 1: All are well
            ```bash
            grep -q well one/state && grep -q well two/state && grep -q well three/state
            ```

            ## File Ownership Matrix

            | File/Directory | Owner | Purpose |
            |----------------|-------|---------|
            | `/project/one/**` | Instance 1 | one |
            | `/project/two/**` | Instance 2 | two |
            | `/project/three/**` | Instance 3 | three |
            """;

    @TempDir
    Path temp;

    private Api api;

    @BeforeEach
    void aRepository() throws IOException {
        Files.writeString(temp.resolve("PLAN.md"), PLAN);
        Files.writeString(temp.resolve(".gitignore"), ".coordination/\n");
        for (String folder : List.of("one", "two", "three")) {
            Files.writeString(Files.createDirectory(temp.resolve(folder)).resolve("state"), "well\n");
        }
        api = new Api(temp);
    }

    /** What each does in its folder, in order of the instances. */
    private Product.Running run(String... work) throws IOException {
        StringBuilder settings = new StringBuilder("roots: {/project: .}\nownership: {shared: [list]}\ninstances:\n");
        for (int i = 0; i < work.length; i++) {
            settings.append(
                    "  instance-" + (i + 1) + ":\n    command: |\n      " + work[i].replace("\n", "\n      ") + "\n");
        }
        Files.writeString(temp.resolve("jarvis.yaml"), settings.toString());
        git("init", "-q", "-b", "main");
        git("add", "-A");
        git("commit", "-q", "-m", "base");
        return new Product(temp)
                .start("run", "run", "PLAN.md", "--trust", "--accept-warnings", "--no-open", "--port", "0");
    }

    private String git(String... arguments) throws IOException {
        List<String> command =
                new ArrayList<>(List.of("git", "-c", "user.name=ada", "-c", "user.email=ada@example.org"));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .directory(temp.toFile())
                .redirectErrorStream(true)
                .start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    }

    private JsonNode instance(JsonNode run, int number) {
        return run.get("instances").get(number - 1);
    }

    private static boolean awaitsSignOff(JsonNode run) {
        return run.path("status").asString().equals("awaiting sign-off");
    }

    private void signOff(JsonNode run) {
        api.post(Map.of("command", "sign-off", "evidence", run.get("evidence").asString()));
    }

    @Test
    void a_foreign_change_is_left_out_and_the_branch_moves_at_the_sign_off_alone() throws IOException {
        try (Product.Running run = run(
                "echo 'well, one' > state; echo mine > ../two/taken",
                "echo 'well, two' > state",
                "echo 'well, three' > state; git config core.hooksPath hooks")) {
            String base = git("rev-parse", "main");
            JsonNode asking =
                    api.await("a refused merge", SOON, r -> r.path("needsYou").size() > 0);
            JsonNode question = asking.get("needsYou").get(0);
            assertThat(question.get("kind").asString()).isEqualTo("merge refused");
            assertThat(question.get("text").asString()).contains("two/taken", "instance-2");
            api.post(Map.of(
                    "command", "reject", "question", question.get("id").asString(), "reason", "two is not yours"));
            JsonNode awaiting = api.await("sign-off", SOON, MergeTest::awaitsSignOff);
            assertThat(awaiting.get("problems").toString()).contains("core.hookspath");
            assertThat(git("rev-parse", "main")).isEqualTo(base);
            assertThat(Files.readString(temp.resolve("one/state"))).isEqualTo("well\n");
            assertThat(git("ls-tree", "-r", "--name-only", "jarvis/run-1/integration"))
                    .doesNotContain("two/taken");
            assertThat(new Product(temp).run("release-notes").out())
                    .contains("> **Draft.** run-1 is awaiting sign-off")
                    .contains("Left out of what **One** (instance-1) made, by ");
            signOff(awaiting);
            assertThat(run.end(SOON)).as(run.said()).isZero();
            assertThat(git("log", "-1", "--format=%(trailers)", "main")).contains("Jarvis-Instance: instance-1");
            assertThat(new Product(temp).run("release-notes", "run-1").out())
                    .contains("`two/taken` (\"two is not yours\")")
                    .contains(", by an agent, 1 attempt; merged as `")
                    .contains("- Evidence: `" + awaiting.get("evidence").asString() + "`")
                    .contains("as `" + git("rev-parse", "main").substring(0, 12) + "`, by a merge commit")
                    .doesNotContain("Draft", temp.toString());
            assertThat(Files.readString(temp.resolve("one/state"))).isEqualTo("well, one\n");
            assertThat(temp.resolve("two/taken")).doesNotExist();
            assertThat(git("status", "--porcelain")).isEmpty();
            assertThat(git("log", "--all", "--oneline", "--", "two/taken")).isNotEmpty();
        }
    }

    @Test
    void a_merge_that_breaks_the_gate_goes_back_to_its_instance_alone() throws IOException {
        try (Product.Running run = run(
                "echo 'well, one' > state",
                "if [ $JARVIS_ATTEMPT -eq 1 ]; then echo broken > state; else echo 'well again' > state; fi",
                "echo 'well, three' > state")) {
            JsonNode awaiting = api.await("sign-off", SOON, MergeTest::awaitsSignOff);
            assertThat(instance(awaiting, 1).get("attempts").asInt()).isEqualTo(1);
            assertThat(instance(awaiting, 2).get("attempts").asInt()).isEqualTo(2);
            assertThat(instance(awaiting, 3).get("attempts").asInt()).isEqualTo(1);
            assertThat(git("show", "jarvis/run-1/integration:two/state")).isEqualTo("well again");
            assertThat(git("show", "jarvis/run-1/integration:three/state")).isEqualTo("well, three");
            signOff(awaiting);
            assertThat(run.end(SOON)).as(run.said()).isZero();
            assertThat(run.said())
                    .contains("fails since instance-2 was merged")
                    .doesNotContain("somebody had moved it");
        }
    }

    @Test
    void a_conflict_goes_back_and_whoever_resolves_it_is_merged() throws IOException {
        String writer = """
                if [ $JARVIS_ATTEMPT -gt 1 ]; then git merge -q jarvis/run-1/integration || true; printf 'both\\n' > ../list; git add -A; \
                git -c user.name=x -c user.email=x@y commit -qm resolved; else echo %s > ../list; fi""";
        try (Product.Running run = run(writer.formatted("one"), writer.formatted("two"), "true")) {
            JsonNode awaiting = api.await("sign-off", SOON, MergeTest::awaitsSignOff);
            assertThat(List.of(
                            instance(awaiting, 1).get("attempts").asInt(),
                            instance(awaiting, 2).get("attempts").asInt()))
                    .containsExactlyInAnyOrder(1, 2);
            assertThat(git("show", "jarvis/run-1/integration:list")).isEqualTo("both");
            new Product(temp).run("stop");
            run.end(SOON);
        }
    }

    @Test
    void a_second_plan_in_the_repository_has_branches_of_its_own() throws IOException {
        Path folder = Files.createDirectory(temp.resolve("second"));
        Files.writeString(folder.resolve("PLAN.md"), PLAN.replace("-q well ", "-q well ../"));
        Files.writeString(
                folder.resolve("jarvis.yaml"),
                "roots: {/project: ..}\ndefaults:\n  command: \"echo 'well, second' > state\"\n");
        try (Product.Running run = run("echo 'well, one' > state", "true", "true")) {
            JsonNode first = api.await("sign-off", SOON, MergeTest::awaitsSignOff);
            Product other = new Product(folder);
            try (Product.Running second =
                    other.start("run", "run", "PLAN.md", "--trust", "--accept-warnings", "--no-open", "--port", "0")) {
                JsonNode awaiting = new Api(folder).await("sign-off", SOON, MergeTest::awaitsSignOff);
                assertThat(List.of(
                                first.get("id").asString(), awaiting.get("id").asString()))
                        .containsExactly("run-1", "run-2");
                assertThat(git("show", "jarvis/run-1/integration:one/state")).isEqualTo("well, one");
                assertThat(git("show", "jarvis/run-2/integration:one/state")).isEqualTo("well, second");
                other.run("stop");
                second.end(SOON);
            }
            signOff(first);
            assertThat(run.end(SOON)).as(run.said()).isZero();
            assertThat(git("show", "main:one/state")).isEqualTo("well, one");
        }
    }
}
