package jarvis.runtime.cli;

import jarvis.core.coordination.Event;
import jarvis.core.coordination.Event.RunStaged;
import jarvis.core.plan.Plan;
import jarvis.core.plan.reader.PlanReader;
import jarvis.runtime.client.RunSource;
import jarvis.runtime.result.ReleaseNotes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code jarvis release-notes}. */
@Command(
        name = "release-notes",
        description = "Notes on a run, as Markdown for a pull request: what was not verified, what was done, by whom,"
                + " verified how. On a run that goes on they are a draft.")
final class ReleaseNotesCommand extends Subcommand {
    @Parameters(
            arity = "0..1",
            paramLabel = "RUN",
            defaultValue = RunSource.CURRENT,
            description = "A run's id; the newest unless said.")
    private String run;

    @Option(names = "--out", paramLabel = "FILE", description = "Where to; standard output unless said.")
    private @Nullable Path out;

    ReleaseNotesCommand(Context context) {
        super(context);
    }

    @Override
    public Integer call() {
        List<Event> facts = RunSource.facts(context().access().needProject(), run);
        String notes = ReleaseNotes.of(plan(facts), facts);
        if (out == null) {
            terminal().out().print(notes);
            terminal().out().flush();
        } else {
            write(terminal().workingDirectory().resolve(out), notes);
        }
        return ExitCode.OK;
    }

    private static Plan plan(List<Event> facts) {
        return facts.stream()
                .filter(RunStaged.class::isInstance)
                .map(RunStaged.class::cast)
                .map(staged -> PlanReader.read(staged.definition().markdown()).plan())
                .findFirst()
                .orElseThrow(() -> new Mistake("The run was never staged, so there is nothing to note."));
    }

    private void write(Path file, String notes) {
        try {
            Files.writeString(file, notes);
            terminal().say("The notes are in " + file + ".");
        } catch (NoSuchFileException e) {
            throw new Mistake("There is no folder for " + file + ". Make it, or name another file.");
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "The notes could not be written to " + file + " (" + e + "). Free space, or name another file.", e);
        }
    }
}
