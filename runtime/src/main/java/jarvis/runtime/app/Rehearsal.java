package jarvis.runtime.app;

import jarvis.core.plan.Instance;
import jarvis.runtime.cli.Engine;
import jarvis.runtime.cli.ExitCode;
import jarvis.runtime.cli.terminal.Questioner;
import jarvis.runtime.cli.terminal.Terminal;
import jarvis.runtime.project.Project;
import jarvis.runtime.project.Settings;
import jarvis.runtime.project.Settings.AgentSettings;
import jarvis.runtime.project.Settings.InstanceSettings;
import jarvis.runtime.project.Staging;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/** A plan run by scripted agents in a copy of all that it works on, so that its mechanics are seen before money is spent. */
final class Rehearsal {
    private final LocalEngine engine;

    Rehearsal(LocalEngine engine) {
        this.engine = engine;
    }

    int run(Engine.RehearseRequest request, Terminal terminal) {
        Staging real = request.staging();
        Follow follow = new Follow(Questioner.Mode.REHEARSE, request.open(), true);
        if (!real.ok()) {
            return engine.run(real, request.consent(), follow, terminal);
        }
        try {
            Path scratch = Files.createTempDirectory("jarvis-rehearsal-").toRealPath();
            try {
                int code = run(request, follow, scratch, terminal);
                if (code == ExitCode.MISTAKE) {
                    remove(scratch);
                }
                return code;
            } catch (ScratchClone.Unfit e) {
                remove(scratch);
                throw e;
            }
        } catch (ScratchClone.Unfit e) {
            terminal.say("jarvis: " + e.getMessage());
            return ExitCode.MISTAKE;
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "The rehearsal's scratch folder cannot be made: " + e.getMessage()
                            + ". Free space, then try again.",
                    e);
        }
    }

    private int run(Engine.RehearseRequest request, Follow follow, Path scratch, Terminal terminal)
            throws ScratchClone.Unfit, IOException {
        ScratchClone clone = ScratchClone.of(request.staging(), scratch);
        Staging staging = cast(request, clone, Files.createDirectory(scratch.resolve("scripts")));
        terminal.say("A rehearsal in " + scratch + ": scripted agents in copies of what is committed, none of the"
                + " instances' own. What is not committed is not in them, but for the plan.");
        int code = engine.run(staging, request.consent(), follow, terminal);
        if (code != ExitCode.MISTAKE) {
            terminal.say("What the rehearsal left is in " + clone.folder() + " (jarvis status, jarvis events there)."
                    + " Remove " + scratch + " when you have seen enough.");
        }
        return code;
    }

    /** A scratch folder in which nothing was started. */
    private static void remove(Path scratch) throws IOException {
        try (Stream<Path> files = Files.walk(scratch)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    /** The plan as it runs in the clones, with an agent of ours for each instance. */
    private static Staging cast(Engine.RehearseRequest request, ScratchClone clone, Path folder) throws IOException {
        Staging real = request.staging();
        Settings set = real.project().settings();
        RehearsalScript scripts =
                new RehearsalScript(new Project(clone.plan(), clone.project(), set, clone.roots()), real.plan());
        Map<String, InstanceSettings> instances = new LinkedHashMap<>();
        for (Instance instance : real.plan().instances()) {
            Path own = request.scripts() == null ? null : request.scripts().resolve(instance.id() + ".script");
            Path script = folder.resolve(instance.id() + ".script");
            Files.writeString(script, own != null && Files.exists(own) ? Files.readString(own) : scripts.of(instance));
            instances.put(instance.id(), played(set.instance(instance.id()), script));
        }
        boolean scripted = request.scripts() != null;
        Settings settings = new Settings(
                clone.roots().prefixes(),
                set.port(),
                set.parallel(),
                scripted ? set.rework() : 0,
                set.branches(),
                set.spending(),
                InstanceSettings.NONE,
                instances,
                set.checkpoints());
        return new Staging(
                Project.of(clone.plan(), settings), real.markdown(), real.reading(), real.problems(), real.notes());
    }

    private static InstanceSettings played(InstanceSettings real, Path script) {
        return new InstanceSettings(
                "acp",
                "jarvis fake-agent acp '" + script.toString().replace("'", "'\\''") + "'",
                null,
                real.timeLimit(),
                real.check(),
                real.environment(),
                AgentSettings.NONE,
                null);
    }
}
