package jarvis.runtime.cli;

import jarvis.runtime.client.LocalHttp;
import jarvis.runtime.client.ServerFile;
import jarvis.runtime.project.ProjectFinder;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * {@code jarvis status} without arguments, while Jarvis runs: one request, no command-line library, no JSON. Everything else
 * is the whole command's.
 */
public final class StatusFastPath {
    private StatusFastPath() {}

    /** The exit code; empty when the whole command has to answer. */
    public static OptionalInt run(String[] arguments, Path workingDirectory, PrintStream out) {
        if (arguments.length != 1 || !arguments[0].equals("status")) {
            return OptionalInt.empty();
        }
        Optional<ServerFile> server =
                ProjectFinder.from(workingDirectory).flatMap(folder -> ServerFile.read(folder.server()));
        return server.isEmpty() ? OptionalInt.empty() : ask(server.get(), out);
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
