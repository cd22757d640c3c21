package jarvis.runtime.cli;

import jarvis.runtime.client.Door;
import jarvis.runtime.journal.Finding;
import jarvis.runtime.journal.JournalCheck;
import jarvis.runtime.journal.JournalExport;
import jarvis.runtime.journal.JournalImport;
import jarvis.runtime.project.ProjectFolder;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** {@code jarvis journal check|export|import}. */
@Command(name = "journal", description = "The record that everything is read from.")
final class JournalCommand extends Subcommand {
    @Spec
    private CommandSpec spec;

    JournalCommand(Context context) {
        super(context);
    }

    @Override
    public Integer call() {
        throw new ParameterException(spec.commandLine(), "Say which: jarvis journal check, export or import.");
    }

    @Command(
            name = "check",
            description = "Look for everything that can be wrong in it; exit code 1 when something is.")
    int check(@Option(names = "--json", description = "Answer in JSON.") boolean json, @Mixin HelpOption help) {
        Path file = context().access().needProject().journal();
        List<Finding> findings = JournalCheck.of(file);
        if (json) {
            print(document(findings));
        } else if (findings.isEmpty()) {
            terminal().print(file + " is sound.");
        } else {
            findings.forEach(finding -> terminal().print(finding.sentence()));
        }
        return findings.isEmpty() ? ExitCode.OK : ExitCode.WORLD;
    }

    private static ObjectNode document(List<Finding> findings) {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        document.put("sound", findings.isEmpty());
        document.putArray("findings");
        findings.forEach(finding -> document.withArray("findings")
                .addObject()
                .put("stream", finding.stream())
                .put("seq", finding.seq())
                .put("sentence", finding.sentence()));
        return document;
    }

    @Command(name = "export", description = "Write it as lines of JSON, one an event.")
    int export(
            @Parameters(arity = "0..1", paramLabel = "FILE", description = "Where to; standard output unless said.")
                    @Nullable
                    Path file,
            @Mixin HelpOption help) {
        Path journal = context().access().needProject().journal();
        try (Writer out = writer(file)) {
            long count = JournalExport.write(journal, out);
            terminal().say(count + " events exported.");
            return ExitCode.OK;
        } catch (NoSuchFileException e) {
            throw new Mistake("There is no folder for " + file + ". Make it, or name another file.");
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "The journal could not be exported to " + file + " (" + e + "). Free space, or name another file.",
                    e);
        }
    }

    private Writer writer(@Nullable Path file) throws IOException {
        return file == null
                ? new BufferedWriter(new OutputStreamWriter(terminal().out(), StandardCharsets.UTF_8))
                : Files.newBufferedWriter(terminal().workingDirectory().resolve(file));
    }

    @Command(
            name = "import",
            description = "Take an export into a journal that has none of its runs yet: all of it, or nothing.")
    int take(
            @Parameters(paramLabel = "FILE", description = "What jarvis journal export wrote.") Path file,
            @Mixin HelpOption help) {
        ProjectFolder folder = context()
                .access()
                .project()
                .orElseGet(() -> new ProjectFolder(terminal().workingDirectory()));
        if (context().access().door().filter(Door::answers).isPresent()) {
            throw new Mistake(
                    "A Jarvis is running in " + folder.root() + " and holds the journal. Stop it first: jarvis stop");
        }
        try (Reader in = Files.newBufferedReader(terminal().workingDirectory().resolve(file))) {
            Files.createDirectories(folder.folder());
            JournalImport.Imported taken = JournalImport.read(folder.journal(), in);
            terminal()
                    .print(taken.events() + " events of " + taken.streams() + " runs taken into " + folder.journal()
                            + ".");
            return ExitCode.OK;
        } catch (NoSuchFileException e) {
            throw new Mistake("There is no file " + file + " to import. Check the path.");
        } catch (IOException e) {
            throw new UncheckedIOException(
                    file + " could not be imported (" + e + "). Nothing was taken. See that it can be read.", e);
        }
    }
}
