package jarvis.runtime.mcp;

import jarvis.core.coordination.Reporter;
import jarvis.core.coordination.RunState;
import jarvis.core.ownership.Grant;
import jarvis.core.ownership.Owner;
import jarvis.core.ownership.Verdict;
import jarvis.core.ownership.pattern.PathPattern;
import jarvis.runtime.project.ProjectFolder;
import jarvis.runtime.run.LiveRun;
import jarvis.runtime.server.NoData;
import jarvis.runtime.server.RecordedRun;
import jarvis.runtime.server.RunDirectory;
import jarvis.runtime.server.RunFiles;
import jarvis.runtime.server.RunServer;
import jarvis.runtime.server.RunSummary;
import jarvis.runtime.server.Tokens;
import jarvis.runtime.view.Scenario;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The real server with the tools, over a made-up run, and a client that speaks plain HTTP. */
final class McpSite implements Desk, RunDirectory, RunFiles, AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();

    final Scenario scenario;
    final Tokens tokens;
    final RunServer server;
    private final HttpClient client = HttpClient.newHttpClient();
    private volatile boolean executing = true;

    McpSite(Path root, Scenario scenario) {
        this.scenario = scenario;
        ProjectFolder folder = new ProjectFolder(root);
        this.tokens = Tokens.in(folder);
        RunServer.Sources sources = new RunServer.Sources(
                this,
                this,
                folder,
                tokens,
                Set.of("https://jarvis.example"),
                NoData.at(scenario),
                List.of(new McpRoute(this, scenario)));
        this.server = new RunServer(sources, scenario, 0).start();
    }

    /** From here on no run is executed. */
    void executeNoMore() {
        executing = false;
    }

    String token(String instance) {
        return tokens.mintWorker("run-1", instance, scenario.run.state().newestAttempt(instance));
    }

    HttpRequest.Builder request() {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + "/mcp"))
                .header("Content-Type", "application/json")
                .header("Accept", "application/json, text/event-stream");
    }

    HttpResponse<String> post(String token, String body) {
        return post(token, body.getBytes(StandardCharsets.UTF_8));
    }

    HttpResponse<String> post(String token, byte[] body) {
        return send(request()
                .header("Authorization", "Bearer " + token)
                .POST(BodyPublishers.ofByteArray(body))
                .build());
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

    /** The answer to a request that is understood. */
    JsonNode ask(String token, String method, String params) {
        HttpResponse<String> response =
                post(token, "{\"jsonrpc\":\"2.0\",\"id\":7,\"method\":\"" + method + "\",\"params\":" + params + "}");
        if (response.statusCode() != 200) {
            throw new AssertionError(response.statusCode() + " " + response.body());
        }
        return tree(response);
    }

    /** The result of a tool's call. */
    JsonNode call(String token, String tool, String arguments) {
        JsonNode answer = ask(token, "tools/call", "{\"name\":\"" + tool + "\",\"arguments\":" + arguments + "}");
        return answer.path("result");
    }

    /** What a refused call says. */
    String refused(String token, String tool, String arguments) {
        JsonNode result = call(token, tool, arguments);
        if (!result.path("isError").asBoolean(false)) {
            throw new AssertionError(result.toString());
        }
        return result.at("/content/0/text").stringValue();
    }

    static JsonNode tree(HttpResponse<String> response) {
        return JSON.readTree(response.body());
    }

    static ObjectNode object(String json) {
        return (ObjectNode) JSON.readTree(json);
    }

    @Override
    public Optional<LiveRun> run() {
        return live();
    }

    @Override
    public Optional<Reporter> speaker(String run, String token) {
        return tokens.reporter(run, token);
    }

    @Override
    public Optional<Verdict> verdict(RunState state, String instance, String path) {
        Grant row = new Grant(
                Owner.instance("instance-2"), ((PathPattern.Reading.Read) PathPattern.read("page/**")).pattern(), 12);
        if (!path.startsWith("page/")) {
            return path.startsWith("/") ? Optional.empty() : Optional.of(new Verdict.First(path));
        }
        return Optional.of(
                instance.equals("instance-2")
                        ? new Verdict.Allowed(path, row)
                        : new Verdict.Foreign(path, List.of(row)));
    }

    @Override
    public List<RunSummary> runs() {
        return List.of();
    }

    @Override
    public Optional<LiveRun> live() {
        return executing ? Optional.of(scenario.run) : Optional.empty();
    }

    @Override
    public Optional<RecordedRun> recorded(String run) {
        return Optional.empty();
    }

    @Override
    public Optional<String> brief(String run, String instance) {
        return Optional.of("# Brief of " + instance + "\n");
    }

    @Override
    public Optional<Path> log(String run, String instance, int attempt) {
        return Optional.empty();
    }

    @Override
    public Optional<Path> output(String run, String checkpoint, int round, int step) {
        return Optional.empty();
    }

    @Override
    public void close() {
        server.close();
        client.close();
    }
}
