package jarvis.runtime.app;

import jarvis.runtime.cli.JarvisCommand;
import jarvis.runtime.cli.StatusFastPath;
import jarvis.runtime.cli.terminal.Terminal;
import jarvis.runtime.client.StatusCopy;
import jarvis.runtime.journal.NativeLibrary;
import jarvis.runtime.project.ProjectFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * What the AOT caches of the short commands are trained on: the commands that people wait for, one after the other in one
 * JVM, in a folder where a run is going on, or was. What it leaves out works as well, only slower.
 */
final class Training {
    private static final List<List<String>> COMMANDS = List.of(
            List.of("status"), List.of("status", "--json"), List.of("plan", "show", "PLAN.md"), List.of("--help"));

    private Training() {}

    public static void main(String[] args) throws IOException {
        if (args[0].equals("native")) {
            NativeLibrary.unpack(Path.of(args[1]));
            return;
        }
        StatusFastPath.run(
                new String[] {"status"},
                Path.of(""),
                Terminal.system().out(),
                Terminal.system().err());
        StatusCopy.read(ProjectFolder.beside(Path.of("PLAN.md")));
        if (args[0].equals("cli")) {
            COMMANDS.forEach(Training::run);
        }
        Main.main(new String[] {"--version"});
    }

    private static void run(List<String> command) {
        String[] words = command.toArray(String[]::new);
        JarvisCommand.create(new LocalEngine(), Terminal.system(), "", words).execute(words);
    }
}
