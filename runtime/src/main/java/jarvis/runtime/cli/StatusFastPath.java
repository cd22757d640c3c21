package jarvis.runtime.cli;

import jarvis.runtime.client.Access;
import jarvis.runtime.client.ClientTrouble;
import jarvis.runtime.client.LocalHttp;
import jarvis.runtime.client.ServerFile;
import jarvis.runtime.client.StatusCopy;
import jarvis.runtime.project.ProjectFinder;
import jarvis.runtime.project.ProjectFolder;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * {@code jarvis status} without arguments, without the command-line library: while Jarvis runs, by one request and without
 * JSON; else from the journal. Everything else, and whatever goes wrong, is the whole command's.
 */
public final class StatusFastPath {
    private StatusFastPath() {}

    /** The exit code; empty when the whole command has to answer. */
    public static OptionalInt run(String[] arguments, Path workingDirectory, PrintStream out, PrintStream err) {
        if (arguments.length != 1 || !arguments[0].equals("status")) {
            return OptionalInt.empty();
        }
        Optional<ServerFile> server =
                ProjectFinder.from(workingDirectory).flatMap(folder -> ServerFile.read(folder.server()));
        if (server.isPresent()) {
            return ask(server.get(), out);
        }
        return System.getenv("JARVIS_BRIEF") == null ? look(workingDirectory, out, err) : OptionalInt.empty();
    }

    private static OptionalInt look(Path workingDirectory, PrintStream out, PrintStream err) {
        try {
            ProjectFolder folder = new Access(workingDirectory.toAbsolutePath(), Map.of()).needProject();
            StatusCopy copy = StatusCopy.read(folder).orElseGet(() -> StatusCopy.make(folder));
            err.println(copy.caution());
            out.print(copy.text());
            out.flush();
            return OptionalInt.of(ExitCode.OK);
        } catch (ClientTrouble e) {
            err.println("jarvis: " + e.sentence());
            return OptionalInt.of(ExitCode.MISTAKE);
        } catch (RuntimeException e) {
            return OptionalInt.empty();
        }
    }

    private static OptionalInt ask(ServerFile server, PrintStream out) {
        LocalHttp http = new LocalHttp(server.url(), null);
        try (LocalHttp.Response response = http.get("/api/runs/current/status.txt", "text/plain")) {
            if (response.status() != 200) {
                return OptionalInt.empty();
            }
            out.write(response.body().readAllBytes());
            out.flush();
            return OptionalInt.of(ExitCode.OK);
        } catch (IOException | RuntimeException e) {
            return OptionalInt.empty();
        }
    }
}
