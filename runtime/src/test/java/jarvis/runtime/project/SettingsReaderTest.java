package jarvis.runtime.project;

import static org.assertj.core.api.Assertions.assertThat;

import jarvis.core.plan.Checkpoint;
import jarvis.core.plan.FinalVerification;
import jarvis.core.plan.Instance;
import jarvis.core.plan.Mode;
import jarvis.core.plan.Phase;
import jarvis.core.plan.Plan;
import jarvis.core.plan.SharedState;
import jarvis.runtime.project.Settings.InstanceSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsReaderTest {
    private static final String EVERY_KEY = """
            roots: {/Users/ada: work, "/opt": "~/opt"}
            port: 4000
            parallel: 4
            rework: 0
            defaults:
              time-limit: 5m
              environment: {LANG: C, DEBUG: 0}
            instances:
              instance-1:
                agent: command
                command: |
                  one &&
                  two
                prep-command: prepare
                time-limit: PT90S
                check: true
                environment: {DEBUG: 1}
            checkpoints:
              checkpoint-1: {time-limit: 500ms, validate-in: live, gates: phase-2}
              final: {time-limit: 1h30m}
            """;

    @TempDir
    Path folder;

    @Test
    void without_a_file_the_defaults_hold() throws IOException {
        assertThat(read(null, null).settings()).isEqualTo(Settings.DEFAULT);
    }

    @Test
    void an_empty_file_and_one_of_comments_say_nothing() throws IOException {
        assertThat(read("", null).settings()).isEqualTo(Settings.DEFAULT);
        assertThat(read("# parallel: 3\n", "").settings()).isEqualTo(Settings.DEFAULT);
        assertThat(read("instances:\n", null).settings()).isEqualTo(Settings.DEFAULT);
    }

    @Test
    void every_key_is_read() throws IOException {
        SettingsReading reading = read(EVERY_KEY, null);

        assertThat(reading.problems()).isEmpty();
        Settings settings = reading.settings();
        assertThat(settings.roots())
                .containsEntry("/Users/ada", folder.resolve("work").toString())
                .containsEntry("/opt", Here.home(System.getenv()) + "/opt");
        assertThat(settings.port()).isEqualTo(4000);
        assertThat(settings.parallel()).isEqualTo(4);
        assertThat(settings.rework()).isZero();
        assertThat(settings.instance("instance-1"))
                .isEqualTo(new InstanceSettings(
                        "command",
                        "one &&\ntwo\n",
                        "prepare",
                        Duration.ofSeconds(90),
                        "true",
                        Map.of("LANG", "C", "DEBUG", "1"),
                        Settings.AgentSettings.NONE,
                        null));
        assertThat(settings.instance("instance-2").timeLimit()).isEqualTo(Duration.ofMinutes(5));
        assertThat(settings.checkpoint("checkpoint-1"))
                .isEqualTo(new Settings.CheckpointSettings(Duration.ofMillis(500), "live", "phase-2"));
        assertThat(settings.checkpoint("final").timeLimit()).isEqualTo(Duration.ofMinutes(90));
    }

    @Test
    void an_unknown_key_stops_the_start_and_names_the_nearest() throws IOException {
        assertThat(sentences("port: 1\nparralel: 3\n"))
                .containsExactly("jarvis.yaml:2:1: there is no key `parralel`; did you mean `parallel`? "
                        + "Known: roots, port, parallel, rework, workspaces, result, ownership, defaults, instances, checkpoints, origin, sources, "
                        + "alerts, health, budget, prices.");
        assertThat(read("parralel: 3", null).ok()).isFalse();
    }

    @Test
    void an_unknown_key_below_is_found_too_with_its_place() throws IOException {
        assertThat(sentences("instances:\n  instance-1:\n    comand: x\n"))
                .singleElement()
                .asString()
                .startsWith(
                        "jarvis.yaml:3:5: there is no key `comand` in `instances.instance-1`; did you mean `command`?");
    }

    @Test
    void an_instance_that_is_not_in_the_plan_is_an_error_that_names_the_nearest() throws IOException {
        assertThat(sentences("instances: {instance-11: {command: x}}"))
                .containsExactly("jarvis.yaml:1:13: there is no instance `instance-11` in `instances`; "
                        + "did you mean `instance-1`? Known: instance-1, instance-2.");
    }

    @Test
    void a_checkpoint_that_is_not_in_the_plan_is_an_error() throws IOException {
        assertThat(sentences("checkpoints: {zzz: {}}"))
                .containsExactly(
                        "jarvis.yaml:1:15: there is no checkpoint `zzz` in `checkpoints`. Known: checkpoint-1, final.");
    }

    @Test
    void a_wrong_type_is_named_with_what_is_wanted() throws IOException {
        assertThat(sentences("rework: three"))
                .containsExactly("jarvis.yaml:1:9: `rework: three` is not a whole number from 0 to 10000.");
        assertThat(sentences("port: 99999"))
                .containsExactly("jarvis.yaml:1:7: `port: 99999` is not a whole number from 0 to 65535.");
        assertThat(sentences("parallel: [1]"))
                .containsExactly("jarvis.yaml:1:1: `parallel` needs one value, not a list.");
        assertThat(sentences("roots: /a"))
                .containsExactly("jarvis.yaml:1:1: `roots` needs keys and values, not the text \"/a\".");
        assertThat(sentences("defaults: {command: }"))
                .containsExactly("jarvis.yaml:1:12: `defaults.command` needs a value. Give it one, or remove the key.");
        assertThat(sentences("defaults: {time-limit: 90}"))
                .containsExactly(
                        "jarvis.yaml:1:24: `defaults.time-limit: 90` is not a duration with its unit, such as 90s, 5m, 2h or 500ms.");
        assertThat(sentences("defaults: {time-limit: 0s}")).hasSize(1);
        assertThat(sentences("defaults: {time-limit: PT-5M}")).hasSize(1);
        assertThat(sentences("defaults: {agent: robot}"))
                .containsExactly(
                        "jarvis.yaml:1:19: `defaults.agent: robot` is not one of claude, codex, gemini, opencode, acp, command, person.");
        assertThat(sentences("checkpoints: {final: {gates: phase-9}}"))
                .containsExactly(
                        "jarvis.yaml:1:30: `checkpoints.final.gates: phase-9` is not one of phase-1, phase-2.");
    }

    @Test
    void every_problem_is_said_at_once() throws IOException {
        assertThat(sentences("rework: three\nporrt: 1\ndefaults: {agent: robot}\n"))
                .hasSize(3);
    }

    @Test
    void text_that_is_no_yaml_is_said_with_its_place() throws IOException {
        assertThat(sentences("a: [1\nb: 2\n"))
                .singleElement()
                .asString()
                .startsWith("jarvis.yaml:2:")
                .contains("cannot be read as YAML");
        assertThat(sentences("port: 1\nport: 2\n"))
                .containsExactly(
                        "jarvis.yaml:2:1: this cannot be read as YAML: `port` stands here a second time; keep one.");
        assertThat(sentences("- a\n- b\n"))
                .singleElement()
                .asString()
                .startsWith("jarvis.yaml:1:1: settings are keys and values");
        assertThat(sentences("port: 1\n---\nport: 2\n"))
                .singleElement()
                .asString()
                .contains("second document");
        assertThat(sentences("a: &x 1\nb: *x\n")).singleElement().asString().contains("aliases");
    }

    @Test
    void binary_a_folder_and_a_huge_file_are_said_plainly() throws IOException {
        Files.write(folder.resolve("jarvis.yaml"), new byte[] {(byte) 0xff, (byte) 0xfe, 0, 1});
        assertThat(sentences()).containsExactly("jarvis.yaml:1:1: this is not UTF-8 text. Save it as UTF-8.");
        Files.write(folder.resolve("jarvis.yaml"), new byte[2 << 20]);
        assertThat(sentences()).singleElement().asString().contains("more than 1 MB");
        Files.delete(folder.resolve("jarvis.yaml"));
        Files.createDirectory(folder.resolve("jarvis.yaml"));
        assertThat(sentences()).singleElement().asString().contains("cannot be read");
    }

    @Test
    void another_spelling_of_the_file_is_noticed() throws IOException {
        Files.writeString(folder.resolve("jarvis.yml"), "port: 1");
        assertThat(sentences()).containsExactly("jarvis.yaml:1:1: jarvis.yml is not read. Name it jarvis.yaml.");
    }

    @Test
    void the_front_matter_wins_over_the_file_value_by_value() throws IOException {
        SettingsReading reading = read(
                "parallel: 2\nport: 5\ninstances: {instance-1: {command: a, check: b}}",
                "parallel: 3\ninstances: {instance-1: {command: c}}");
        assertThat(reading.problems()).isEmpty();
        assertThat(reading.settings().parallel()).isEqualTo(3);
        assertThat(reading.settings().port()).isEqualTo(5);
        assertThat(reading.settings().instance("instance-1").command()).isEqualTo("c");
        assertThat(reading.settings().instance("instance-1").check()).isEqualTo("b");
    }

    @Test
    void a_problem_in_the_front_matter_has_its_line_in_the_plan() throws IOException {
        assertThat(read(null, "port: 1\nrework: three").problems().getFirst().sentence())
                .startsWith("PLAN.md:3:9: ");
    }

    @Test
    void another_tools_key_in_the_front_matter_is_only_a_warning() throws IOException {
        SettingsReading reading = read(null, "title: Mine\nparralel: 2");
        assertThat(reading.problems().get(0).severity()).hasToString("WARNING");
        assertThat(reading.problems().get(1).severity()).hasToString("ERROR");
    }

    @Test
    void a_plan_does_not_say_who_may_reach_jarvis() throws IOException {
        assertThat(read(null, "origin: https://evil.example")
                        .problems()
                        .getFirst()
                        .sentence())
                .isEqualTo("PLAN.md:2:1: `origin` is read from jarvis.yaml alone, not from a plan.");
        assertThat(read("origin: https://jarvis.example", null).problems()).isEmpty();
        assertThat(read("origin: jarvis", null).problems().getFirst().sentence())
                .startsWith("jarvis.yaml:1:9: `origin: jarvis` is not the address of a page");
    }

    @Test
    void the_command_line_wins() throws IOException {
        Files.writeString(folder.resolve("jarvis.yaml"), "port: 5\nroots: {/a: x, /b: y}");
        SettingsReading reading = new SettingsReader(Path.of("/somewhere"))
                .read(folder.resolve("PLAN.md"), plan(null), new Overrides(List.of("/a=z=1", "/c=/d"), 7));
        assertThat(reading.settings().port()).isEqualTo(7);
        assertThat(reading.settings().roots())
                .isEqualTo(
                        Map.of("/a", "/somewhere/z=1", "/b", folder.resolve("y").toString(), "/c", "/d"));
    }

    @Test
    void a_root_without_its_two_sides_is_an_error() throws IOException {
        SettingsReading reading = new SettingsReader(folder)
                .read(folder.resolve("PLAN.md"), plan(null), new Overrides(List.of("/a"), null));
        assertThat(reading.problems().getFirst().sentence()).startsWith("--root: `/a` is not FROM=TO");
    }

    @Test
    void a_command_agent_needs_a_command_and_a_persons_command_is_not_run() throws IOException {
        assertThat(sentences("instances: {instance-1: {agent: command}}"))
                .singleElement()
                .asString()
                .contains("no command is set");
        assertThat(sentences("instances: {instance-1: {agent: person, command: x}}"))
                .singleElement()
                .asString()
                .contains("its command is not run: x");
    }

    @Test
    void environment_names_are_names_and_not_jarviss_own() throws IOException {
        assertThat(sentences("defaults: {environment: {A-B: 1, JARVIS_URL: 2}}"))
                .hasSize(2);
    }

    private List<String> sentences(String file) throws IOException {
        return read(file, null).problems().stream()
                .map(SettingsProblem::sentence)
                .toList();
    }

    private List<String> sentences() throws IOException {
        return read(null, null).problems().stream()
                .map(SettingsProblem::sentence)
                .toList();
    }

    private SettingsReading read(@Nullable String file, @Nullable String frontMatter) throws IOException {
        if (file != null) {
            Files.writeString(folder.resolve("jarvis.yaml"), file);
        }
        return new SettingsReader(folder).read(folder.resolve("PLAN.md"), plan(frontMatter), Overrides.NONE);
    }

    private static Plan plan(@Nullable String frontMatter) {
        List<Instance> instances = List.of(instance("instance-1"), instance("instance-2"));
        List<Phase> phases = List.of(phase("phase-1"), phase("phase-2"));
        List<Checkpoint> checkpoints = List.of(new Checkpoint("checkpoint-1", "One", null, List.of(), null, 1));
        return new Plan(
                "Plan",
                null,
                null,
                null,
                instances,
                phases,
                checkpoints,
                SharedState.NONE,
                List.of(),
                FinalVerification.NONE,
                List.of(),
                List.of(),
                List.of(),
                frontMatter);
    }

    private static Instance instance(String id) {
        return new Instance(id, id, null, null, List.of(), List.of(), null, List.of(), 1);
    }

    private static Phase phase(String id) {
        return new Phase(id, id, Mode.PARALLEL, List.of(), 1);
    }
}
