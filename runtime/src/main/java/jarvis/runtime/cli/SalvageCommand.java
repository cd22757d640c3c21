package jarvis.runtime.cli;

import jarvis.runtime.workspace.keep.Kept;
import jarvis.runtime.workspace.keep.Leftovers;
import jarvis.runtime.workspace.keep.Restore;
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
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** {@code jarvis salvage list|restore}. */
@Command(name = "salvage", description = "What was kept when something could have been lost, and giving it back.")
final class SalvageCommand extends Subcommand {
    @Spec
    private CommandSpec spec;

    SalvageCommand(Context context) {
        super(context);
    }

    @Override
    public Integer call() {
        throw new ParameterException(spec.commandLine(), "Say which: jarvis salvage list or restore.");
    }

    @Command(name = "list", description = "What is kept, one line each.")
    int list(
            @Option(names = "--run", paramLabel = "RUN", description = "Of this run only.") @Nullable String run,
            @Option(names = "--json", description = "Answer in JSON.") boolean json,
            @Mixin HelpOption help) {
        List<Kept> kept = leftovers().kept().stream()
                .filter(one -> run == null || one.run().equals(run))
                .toList();
        if (json) {
            return print(document(kept));
        }
        if (kept.isEmpty()) {
            terminal().print("Nothing is kept: nothing could have been lost.");
        }
        kept.forEach(one -> terminal().print(one.shortName() + "  " + one.made() + "  " + one.subject()));
        return ExitCode.OK;
    }

    private static ArrayNode document(List<Kept> kept) {
        ArrayNode document = JsonNodeFactory.instance.arrayNode();
        kept.forEach(one -> document.addObject()
                .put("ref", one.ref())
                .put("commit", one.commit())
                .put("run", one.run())
                .put("instance", one.instance())
                .put("made", one.made().toString())
                .put("subject", one.subject()));
        return document;
    }

    @Command(name = "restore", description = "Give it back, as a branch or as files. It stays kept.")
    int restore(
            @Parameters(paramLabel = "REF", description = "As jarvis salvage list shows it.") String ref,
            @Option(names = "--branch", paramLabel = "NAME", description = "Make a new branch of it.") @Nullable
                    String branch,
            @Option(names = "--into", paramLabel = "FOLDER", description = "Put its files into a new folder.") @Nullable
                    Path into,
            @Mixin HelpOption help) {
        if ((branch == null) == (into == null)) {
            throw new ParameterException(spec.commandLine(), "Say how: --branch NAME, or --into FOLDER.");
        }
        Restore restore = leftovers()
                .restore(ref)
                .orElseThrow(() -> new Mistake("Nothing is kept as " + ref + ". jarvis salvage list shows what is."));
        if (branch != null) {
            restore.asBranch(ref, branch);
            terminal().say("The branch " + branch + " holds it: git log " + branch);
        }
        if (into != null) {
            Path folder = terminal().workingDirectory().resolve(into);
            restore.into(ref, folder);
            terminal().say("The files are in " + folder + ".");
        }
        return ExitCode.OK;
    }

    private Leftovers leftovers() {
        return new Leftovers(context().access().needProject().folder().resolve("runs"));
    }
}
