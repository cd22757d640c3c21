package jarvis.runtime.server;

import jarvis.core.coordination.RunState;
import jarvis.runtime.project.ProjectFolder;
import jarvis.runtime.run.LiveRun;
import jarvis.runtime.server.push.Pace;
import jarvis.runtime.view.Scenario;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A running server over a made-up run, with a client. */
final class Site implements RunDirectory, RunFiles, AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Pattern LENGTH = Pattern.compile("(?i)content-length: (\\d+)");

    final Scenario scenario;
    final ProjectFolder folder;
    final Tokens tokens;
    final RunServer server;
    private final HttpClient client = HttpClient.newHttpClient();
    private final List<Scenario> finished = new ArrayList<>();
    private volatile boolean executing = true;

    Site(Path root, Scenario scenario) {
        this(root, scenario, Pace.DEFAULT, 0);
    }

    Site(Path root, Scenario scenario, Pace pace, int port) {
        this.scenario = scenario;
        this.folder = new ProjectFolder(root);
        this.tokens = Tokens.in(folder);
        this.server = new RunServer(
                        new RunServer.Sources(
                                this,
                                this,
                                folder,
                                tokens,
                                Set.of("https://jarvis.example"),
                                NoData.at(scenario),
                                List.of()),
                        scenario,
                        port,
                        pace)
                .start();
    }

    Site finished(Scenario other) {
        finished.add(other);
        return this;
    }

    /** From here on the run is only a recorded one. */
    void executeNoMore() {
        executing = false;
    }

    HttpResponse<String> get(String path) {
        return send(request(path).GET().build());
    }

    JsonNode json(String path) {
        return JSON.readTree(get(path).body());
    }

    HttpResponse<String> command(@Nullable String token, String body) {
        HttpRequest.Builder request = request("/api/runs/run-1/commands").header("Content-Type", "application/json");
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        return send(request.POST(BodyPublishers.ofString(body)).build());
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path));
    }

    HttpResponse<String> send(HttpRequest request) {
        try {
            return client.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What comes back for these bytes; the client above would not send them. */
    String raw(String... lines) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write((String.join("\r\n", lines) + "\r\n\r\n").getBytes(StandardCharsets.UTF_8));
            return answer(socket.getInputStream());
        } catch (IOException e) {
            throw new UncheckedIOException(String.join(" / ", lines), e);
        }
    }

    /** The server may keep the connection open, so its answer ends where it says that it ends. */
    private static String answer(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            if (next < 0) {
                return head.toString();
            }
            head.append((char) next);
        }
        Matcher length = LENGTH.matcher(head);
        int left = length.find() ? Integer.parseInt(length.group(1)) : 0;
        return head + new String(in.readNBytes(left), StandardCharsets.UTF_8);
    }

    static JsonNode tree(HttpResponse<String> response) {
        return JSON.readTree(response.body());
    }

    @Override
    public List<RunSummary> runs() {
        List<RunSummary> all = new ArrayList<>();
        all.add(summary(scenario));
        finished.forEach(other -> all.add(summary(other)));
        return all;
    }

    private static RunSummary summary(Scenario scenario) {
        RunState state = scenario.run.state();
        return new RunSummary(
                state.defined().run(),
                state.defined().title(),
                state.defined().planPath(),
                state.status(),
                state.since());
    }

    @Override
    public Optional<LiveRun> live() {
        return executing ? Optional.of(scenario.run) : Optional.empty();
    }

    @Override
    public Optional<RecordedRun> recorded(String run) {
        List<Scenario> all = new ArrayList<>(finished);
        all.add(scenario);
        return all.stream()
                .filter(other -> other.run.state().defined().run().equals(run))
                .findFirst()
                .map(KeptScenario::new);
    }

    @Override
    public Optional<String> brief(String run, String instance) {
        return Optional.of("# Brief of " + instance + "\n");
    }

    @Override
    public Optional<Path> log(String run, String instance, int attempt) {
        return Optional.of(folder.attempt(run, instance, attempt).resolve("output"));
    }

    @Override
    public Optional<Path> output(String run, String checkpoint, int round, int step) {
        return Optional.of(folder.round(run, checkpoint, round).resolve("step-" + step + ".output"));
    }

    @Override
    public void close() {
        server.close();
        client.close();
    }
}
