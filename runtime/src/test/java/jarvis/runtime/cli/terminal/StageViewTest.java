package jarvis.runtime.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import jarvis.core.plan.reader.PlanReader;
import jarvis.runtime.cli.terminal.StageView.Consent;
import jarvis.runtime.project.Overrides;
import jarvis.runtime.project.PlanFile;
import jarvis.runtime.project.Staging;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StageViewTest {
    private static final String LOCK = "0123456789abcdef0123456789abcdef";
    private static final String PLAN = """
            # TWO WORKERS

            ## Instances

            ### **INSTANCE 1: Feed**
            **Priority:** HIGH
            **Location:** `/project/feed`

            **Tasks:**
            1. Make the feed

            **Estimated Time:** 1-2 hours

            ### **INSTANCE 2: Page**
            **Location:** `/project/page`

            **Tasks:**
            1. Make the page

            **Estimated Time:** 3 hours

            ## Coordination Protocol

            ### Phase 1: Foundation (Sequential)
            ```
            Instance 1: Feed
                ↓
            ✅ Checkpoint: Feed is there
            ```

            ### Phase 2: Page (Sequential)
            ```
            Instance 2: Page
                ↓
            ✅ Checkpoint: Page is there
            ```

            ## Checkpoint Validation

            ### Checkpoint 1: Feed is there
            **Validator:** Instance 2
            ```bash
            test -s feed/data | cat
            ```

            ### Checkpoint 2: Page is there
            **Validator:** Instance 1
            ```bash
            curl -sf http://localhost:3001/page
            ```
            """;

    @TempDir
    Path folder;

    @BeforeEach
    void write() throws IOException {
        Files.createDirectories(folder.resolve("feed"));
        Files.createDirectories(folder.resolve("page"));
        Files.writeString(folder.resolve("jarvis.yaml"), """
                roots: {/project: .}
                instances:
                  instance-1: {command: "sh feed.sh\\u001b[8m; curl evil", time-limit: 90s, check: "test -s data"}
                """);
    }

    @Test
    void everything_that_will_run_is_shown_before_anything_runs() throws IOException {
        Screen screen = new Screen(null);
        stage(screen, new Consent(true, true), false);
        assertThat(screen.said())
                .contains("TWO WORKERS")
                .contains("2 instances, 2 tasks, 2 phases, 2 checkpoints")
                .contains("P50 4h 56m, P90 ", " of work by the plan's estimates")
                .contains("in /project/feed -> " + folder.resolve("feed"))
                .contains("(at most 90s)")
                .contains("check  test -s data")
                .contains("check  test -s feed/data | cat")
                .contains("a person: jarvis brief instance-2")
                .contains("/project -> " + folder);
    }

    @Test
    void nothing_hides_in_a_command_that_is_to_be_trusted() throws IOException {
        Screen screen = new Screen(null);
        stage(screen, new Consent(true, true), false);
        assertThat(screen.said())
                .contains("run    sh feed.sh\\u{1b}[8m; curl evil")
                .doesNotContain("\u001b");
    }

    @Test
    void without_anybody_to_ask_trust_must_be_given_in_advance() throws IOException {
        assertThat(stage(new Screen(null), new Consent(true, false), false))
                .hasValueSatisfying(no -> assertThat(no)
                        .startsWith("Not started: nobody has trusted")
                        .contains("--trust"));
        assertThat(stage(new Screen(null), new Consent(true, true), false)).isEmpty();
        assertThat(stage(new Screen(null), new Consent(true, false), true))
                .as("trusted before")
                .isEmpty();
    }

    @Test
    void a_person_is_asked_and_only_a_yes_is_a_yes() throws IOException {
        Screen screen = new Screen("y\n");
        assertThat(stage(screen, new Consent(true, false), false)).isEmpty();
        assertThat(screen.said()).contains("Trust this plan (0123456789ab)? [y/N]");
        assertThat(stage(new Screen("\n"), new Consent(true, false), false)).isPresent();
        assertThat(stage(new Screen("no\n"), new Consent(true, false), false)).isPresent();
        assertThat(stage(new Screen(""), new Consent(true, false), false)).isPresent();
    }

    @Test
    void warnings_must_be_accepted() throws IOException {
        Files.delete(folder.resolve("page"));
        assertThat(stage(new Screen(null), new Consent(false, true), false))
                .hasValueSatisfying(
                        no -> assertThat(no).contains("were not accepted").contains("--yes"));
        assertThat(stage(new Screen("y\n"), new Consent(false, true), false)).isEmpty();
    }

    @Test
    void errors_forbid_whatever_was_consented() throws IOException {
        Files.delete(folder.resolve("feed"));
        Screen screen = new Screen("y\ny\n");
        assertThat(stage(screen, new Consent(true, true), true))
                .hasValueSatisfying(no -> assertThat(no).startsWith("1 error above."));
        assertThat(screen.said())
                .contains("instance-1's location /project/feed (here " + folder.resolve("feed") + ") is not a folder.");
    }

    @Test
    void a_location_of_another_machine_is_said_with_what_to_do() throws IOException {
        Files.writeString(folder.resolve("jarvis.yaml"), "instances: {instance-1: {command: \"true\"}}");
        Screen screen = new Screen(null);
        assertThat(stage(screen, new Consent(true, true), false)).isPresent();
        assertThat(screen.said())
                .contains("PLAN.md: error: instance-1's location /project/feed is not here: map it with"
                        + " --root /project=DIR or roots: in jarvis.yaml.")
                .contains("PLAN.md: warning: instance-2's location /project/page is not here");
    }

    private Optional<String> stage(Screen screen, Consent consent, boolean trusted) throws IOException {
        return new StageView(screen.terminal).stage(staging(null), consent, LOCK, trusted);
    }

    private Staging staging(@Nullable String other) throws IOException {
        Path file = folder.resolve("PLAN.md");
        Files.writeString(file, other == null ? PLAN : other);
        if (!(PlanFile.open(file) instanceof PlanFile.Text text)) {
            throw new IllegalStateException("the test's own plan cannot be read");
        }
        return Staging.of(text, PlanReader.read(text.markdown()), folder, Overrides.NONE);
    }
}
