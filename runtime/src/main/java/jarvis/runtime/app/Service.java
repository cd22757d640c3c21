package jarvis.runtime.app;

import io.helidon.webserver.http.HttpService;
import jarvis.runtime.client.ClientTrouble;
import jarvis.runtime.client.StatusCopy;
import jarvis.runtime.journal.JournalException;
import jarvis.runtime.journal.Journals;
import jarvis.runtime.mcp.McpRoute;
import jarvis.runtime.project.ProjectFolder;
import jarvis.runtime.project.PublicOrigins;
import jarvis.runtime.run.LiveRun;
import jarvis.runtime.server.RunServer;
import jarvis.runtime.server.ServerTrouble;
import jarvis.runtime.server.Tokens;
import jarvis.runtime.server.session.SessionRoutes;
import jarvis.runtime.server.telemetry.TelemetryRoute;
import jarvis.runtime.trust.Trusted;
import jarvis.runtime.workspace.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A project folder being worked on by this process alone: its lock, journal, tokens and server.
 *
 * <p>Opened top to bottom, closed in reverse.
 */
final class Service implements AutoCloseable {
    static final int PORT = 3003;

    private final Deque<AutoCloseable> open = new ArrayDeque<>();
    private final Journals.Opened journal;
    private final Runs runs;
    private final Tokens tokens;
    private final Data data;
    private final RunServer server;
    private final InstantSource clock = InstantSource.system();

    /** Another Jarvis works on this folder. */
    static final class Busy extends RuntimeException {
        Busy(String sentence) {
            super(sentence);
        }
    }

    /** @param port null: the one this folder was last served on, else {@value #PORT}, else any free one */
    Service(ProjectFolder folder, Trusted trusted, @Nullable Integer port) {
        try {
            make(folder);
            opened(FolderLock.take(folder).orElseThrow(() -> new Busy(busy(folder))));
            opened(() -> leaveStatus(folder));
            opened(new LogFile(folder.folder()));
            journal = opened(Journals.open(folder.journal()));
            runs = new Runs(journal.journal());
            tokens = Tokens.in(folder);
            data = opened(new Data(folder, runs, trusted, journal.writable(), clock));
            server = opened(serve(folder, port));
            opened(announced(folder.server(), url()));
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    Journals.Opened journal() {
        return journal;
    }

    Runs runs() {
        return runs;
    }

    /** From now on this run is shown as it lives. */
    void live(LiveRun run) {
        runs.live(run);
        data.follow(run);
    }

    Tokens tokens() {
        return tokens;
    }

    InstantSource clock() {
        return clock;
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.port());
    }

    /** The page's address with the person's token, for the one who started this. */
    String page() {
        return url() + "/#token=" + tokens.person();
    }

    private RunServer serve(ProjectFolder folder, @Nullable Integer port) {
        Set<String> origins = PublicOrigins.read(folder).origins();
        KeptFiles files = new KeptFiles(folder, runs);
        McpDesk desk = new McpDesk(runs, files, tokens);
        SessionDesk sessionDesk = new SessionDesk(desk, tokens);
        List<HttpService> more =
                List.of(new McpRoute(desk, clock), new SessionRoutes(sessionDesk), new TelemetryRoute(sessionDesk));
        RunServer.Sources sources = new RunServer.Sources(runs, files, folder, tokens, origins, data.live(), more);
        if (port != null) {
            return new RunServer(sources, clock, port).start();
        }
        try {
            return new RunServer(sources, clock, last(folder).orElse(PORT)).start();
        } catch (ServerTrouble taken) {
            return new RunServer(sources, clock, 0).start();
        }
    }

    /** Agents that outlived the last Jarvis still call the address that it had. */
    private static Optional<Integer> last(ProjectFolder folder) {
        try {
            Matcher port = Pattern.compile("\"url\"\\s*:\\s*\"http://127\\.0\\.0\\.1:(\\d{1,5})")
                    .matcher(Files.readString(folder.server()));
            return port.find() ? Optional.of(Integer.valueOf(port.group(1))) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static AutoCloseable announced(Path file, URI url) {
        String text =
                "{\"url\": \"" + url + "\", \"pid\": " + ProcessHandle.current().pid() + "}\n";
        try {
            Path fresh = file.resolveSibling(file.getFileName() + ".new");
            Files.writeString(fresh, text);
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    file + " cannot be written (" + e + "). Free space, or make it writable.", e);
        }
        return () -> {};
    }

    private static void make(ProjectFolder project) {
        Path folder = project.folder();
        try {
            if (!Files.isDirectory(folder)) {
                Files.createDirectories(
                        folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            }
            new Trees(folder.resolve("trees")).ignoreLocally(project.root(), "/.jarvis/");
        } catch (IOException e) {
            throw new UncheckedIOException(
                    folder + " cannot be made (" + e + "). Run data lies beside the plan: make its folder writable.",
                    e);
        }
    }

    /** For whoever asks for the status when nobody is here any more. */
    private static void leaveStatus(ProjectFolder folder) {
        try {
            StatusCopy.make(folder);
        } catch (ClientTrouble | JournalException e) {
            // There is no run yet, or no disk: status says so itself.
        }
    }

    private static String busy(ProjectFolder folder) {
        String where = last(folder).map(port -> " at http://127.0.0.1:" + port).orElse("");
        return "A Jarvis already works on " + folder.root() + where
                + ". Look at its run with jarvis status or jarvis watch; end it with jarvis stop. Where only jarvis serve runs, end that with Ctrl-C.";
    }

    private <T extends AutoCloseable> T opened(T part) {
        open.push(part);
        return part;
    }

    @Override
    public void close() {
        Closing.all(open);
    }
}
