package jarvis.runtime.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import jarvis.core.coordination.AssignmentStatus;
import jarvis.core.coordination.Command;
import jarvis.core.coordination.Event;
import jarvis.runtime.view.Scenes;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The transport over real HTTP: who is heard, what is a message, and a sentence for whatever is none. */
class McpRouteTest {
    private static final String PING = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"}";
    private static final String DONE =
            "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":{\"name\":\"claim_done\",\"arguments\":{\"summary\":\"all\"}}}";

    private @TempDir Path root;
    private McpSite site;
    private String token;

    @BeforeEach
    void open() {
        site = new McpSite(root, Scenes.secondPhase());
        token = site.token("instance-2");
    }

    @AfterEach
    void close() {
        site.close();
    }

    @ParameterizedTest
    @CsvSource({
        "2024-11-05, 2024-11-05",
        "2025-03-26, 2025-03-26",
        "2025-06-18, 2025-06-18",
        "2025-11-25, 2025-11-25",
        "2026-07-28, 2025-11-25",
        "1999-01-01, 2025-11-25"
    })
    void theVersionIsTheClientsWhereItIsSpokenElseTheNewest(String wanted, String agreed) {
        JsonNode result = site.ask(
                        token,
                        "initialize",
                        "{\"protocolVersion\":\"" + wanted
                                + "\",\"capabilities\":{},\"clientInfo\":{\"name\":\"t\",\"version\":\"1\"}}")
                .path("result");
        assertThat(result.path("protocolVersion").stringValue()).isEqualTo(agreed);
        assertThat(result.at("/capabilities/tools/listChanged").booleanValue()).isFalse();
        assertThat(result.at("/serverInfo/name").stringValue()).isEqualTo("jarvis");
        assertThat(result.path("instructions").stringValue()).contains("my_brief", "claim_done");
    }

    @Test
    void noSessionIsKeptSoNoneIsAskedFor() {
        HttpResponse<String> first = site.post(
                token,
                "{\"jsonrpc\":\"2.0\",\"id\":\"a\",\"method\":\"initialize\",\"params\":{\"protocolVersion\":\"2025-11-25\"}}");
        assertThat(first.headers().firstValue("MCP-Session-Id")).isEmpty();
        assertThat(McpSite.tree(first).path("id").stringValue()).isEqualTo("a");
        assertThat(site.post(token, PING).body()).isEqualTo("{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{}}");
        HttpResponse<String> strange = site.send(authorised()
                .header("MCP-Session-Id", "of-another-server")
                .POST(BodyPublishers.ofString(PING))
                .build());
        assertThat(strange.statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}",
                "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/unheard-of\",\"params\":{}}",
                "{\"jsonrpc\":\"2.0\",\"id\":3,\"result\":{}}"
            })
    void whatWantsNoAnswerGetsNone(String notice) {
        HttpResponse<String> answer = site.post(token, notice);
        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(answer.body()).isEmpty();
    }

    @Test
    void nothingIsStreamedAndNoSessionIsEnded() {
        HttpResponse<String> get = site.send(authorised().GET().build());
        assertThat(get.statusCode()).isEqualTo(405);
        assertThat(get.headers().firstValue("Allow")).contains("POST");
        assertThat(get.body()).contains("There is no stream");
        assertThat(site.send(authorised().DELETE().build()).statusCode()).isEqualTo(405);
    }

    @Test
    void withoutATokenOrWithOneOfNobodyNothingIsAnswered() {
        HttpResponse<String> none =
                site.send(site.request().POST(BodyPublishers.ofString(PING)).build());
        assertThat(none.statusCode()).isEqualTo(401);
        assertThat(none.headers().firstValue("WWW-Authenticate")).contains("Bearer");
        for (String wrong : new String[] {
            "nobody", site.tokens.mintWorker("run-0", "instance-2", 1), token.replaceAll(".{9}$", "forgeries")
        }) {
            HttpResponse<String> answer = site.post(wrong, PING);
            assertThat(answer.statusCode()).as(wrong).isEqualTo(401);
            assertThat(answer.body()).contains("JARVIS_TOKEN");
        }
    }

    @Test
    void anOlderAttemptIsRefusedAndWhatItReportsIsLogged() {
        site.scenario
                .exits("instance-2", 1)
                .must(new Command.Retry("ada", "instance-2", ""))
                .start();
        HttpResponse<String> answer = site.post(token, DONE);
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("attempt 1 of instance-2", "attempt 2 has taken its place");
        assertThat(site.scenario.run.events(0, 1000).getLast().event()).isInstanceOf(Event.ReportIgnored.class);
        assertThat(site.scenario.run.state().current("instance-2").orElseThrow().status())
                .isEqualTo(AssignmentStatus.RUNNING);
        assertThat(site.post(token, PING).statusCode()).isEqualTo(403);
        assertThat(site.post(
                                token,
                                DONE.replace("claim_done", "request_checkpoint").replace("\"summary\":\"all\"", ""))
                        .statusCode())
                .isEqualTo(403);
        assertThat(site.scenario.run.state().notes()).isEmpty();
        assertThat(site.post(site.token("instance-2"), PING).statusCode()).isEqualTo(200);
    }

    @Test
    void anAttemptThatNeverStartedIsRefused() {
        HttpResponse<String> answer = site.post(site.tokens.mintWorker("run-1", "instance-2", 9), PING);
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("no such attempt has started");
    }

    @Test
    void anotherOriginOrAnotherNameOfThisMachineIsRefused() {
        HttpRequest foreign = authorised()
                .header("Origin", "http://evil.example")
                .POST(BodyPublishers.ofString(PING))
                .build();
        assertThat(site.send(foreign).statusCode()).isEqualTo(403);
        HttpRequest own = authorised()
                .header("Origin", "http://localhost:" + site.server.port())
                .POST(BodyPublishers.ofString(PING))
                .build();
        assertThat(site.send(own).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"meth | -32700 | not one JSON value",
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"id\":2,\"method\":\"ping\"} | -32700 | each field once",
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"} {} | -32700 | not one JSON value",
                "[{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"}] | -32600 | A batch is not taken",
                "7 | -32600 | \"jsonrpc\": \"2.0\"",
                "{\"id\":1,\"method\":\"ping\"} | -32600 | \"jsonrpc\": \"2.0\"",
                "{\"jsonrpc\":\"1.0\",\"id\":1,\"method\":\"ping\"} | -32600 | \"jsonrpc\": \"2.0\"",
                "{\"jsonrpc\":\"2.0\",\"id\":1} | -32600 | has none",
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":7} | -32600 | must be a string",
                "{\"jsonrpc\":\"2.0\",\"id\":null,\"method\":\"ping\"} | -32600 | a whole number",
                "{\"jsonrpc\":\"2.0\",\"id\":1.5,\"method\":\"ping\"} | -32600 | a whole number"
            })
    void whatIsNoMessageIsRefusedWithASentence(String body, int code, String sentence) {
        refused(site.post(token, body), code, sentence);
    }

    @Test
    void otherBytesThanUtf8AreNoMessage() {
        refused(site.post(token, new byte[] {'"', (byte) 0xc3, (byte) 0x28, '"'}), RpcError.PARSE, "not UTF-8");
        refused(site.post(token, PING.getBytes(StandardCharsets.UTF_16LE)), RpcError.PARSE, "not one JSON value");
        refused(site.post(token, ""), RpcError.INVALID, "\"jsonrpc\"");
        refused(site.post(token, "[".repeat(100_000)), RpcError.PARSE, "not one JSON value");
    }

    private static void refused(HttpResponse<String> answer, int code, String sentence) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        JsonNode error = McpSite.tree(answer).path("error");
        assertThat(error.path("code").intValue()).isEqualTo(code);
        assertThat(error.path("message").stringValue()).contains(sentence).doesNotContain("Exception", "tools.jackson");
        assertThat(McpSite.tree(answer).has("id")).isFalse();
    }

    @Test
    void aMessageOfMoreThanAMegabyteIsRefused() {
        String large = PING.replace("ping", "x".repeat(1024 * 1024));
        HttpResponse<String> answer = site.post(token, large);
        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.body()).contains("larger than 1 MB");
        assertThat(site.post(token, new byte[20 << 20]).statusCode()).isEqualTo(413);
        assertThat(site.post(token, PING).statusCode()).isEqualTo(200);
    }

    @Test
    void headersThatDoNotFitAreNamed() {
        assertThat(answer("MCP-Protocol-Version", "2026-07-28", 400)).contains("Spoken: 2024-11-05");
        assertThat(answer("MCP-Protocol-Version", "2025-06-18", 200)).contains("result");
        HttpRequest form = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + site.server.port() + "/mcp"))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "text/plain")
                .POST(BodyPublishers.ofString(PING))
                .build();
        assertThat(site.send(form).statusCode()).isEqualTo(415);
        HttpRequest picky = HttpRequest.newBuilder(form.uri())
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json; charset=utf-8")
                .header("Accept", "text/event-stream")
                .POST(BodyPublishers.ofString(PING))
                .build();
        assertThat(site.send(picky).statusCode()).isEqualTo(406);
    }

    private String answer(String header, String value, int status) {
        HttpResponse<String> answer = site.send(authorised()
                .header(header, value)
                .POST(BodyPublishers.ofString(PING))
                .build());
        assertThat(answer.statusCode()).isEqualTo(status);
        return answer.body();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "resources/list | {} | -32601 | Known: initialize",
                "server/discover | {} | -32601 | Known: initialize",
                "tools/call | {} | -32602 | \"name\"",
                "tools/call | \"run_status\" | -32602 | \"name\"",
                "tools/call | {\"name\":\"run_status\",\"arguments\":[]} | -32602 | must be an object",
                "tools/call | {\"name\":\"rm_rf\"} | -32602 | There is no tool \"rm_rf\". There are: my_brief",
                "tools/list | {\"cursor\":\"2\"} | -32602 | has one page",
                "initialize | {} | -32602 | protocolVersion"
            })
    void whatIsAskedWronglyIsAnErrorOfThatRequest(String method, String params, int code, String sentence) {
        JsonNode answer = site.ask(token, method, params);
        assertThat(answer.path("id").intValue()).isEqualTo(7);
        assertThat(answer.at("/error/code").intValue()).isEqualTo(code);
        assertThat(answer.at("/error/message").stringValue()).contains(sentence);
    }

    @Test
    void withoutARunAPersonIsToldSo() {
        site.executeNoMore();
        assertThat(site.post(token, PING).statusCode()).isEqualTo(401);
        assertThat(site.refused(site.tokens.person(), "run_status", "{}")).contains("jarvis resume");
        assertThat(site.ask(site.tokens.person(), "tools/list", "{}").at("/result/tools"))
                .isNotEmpty();
    }

    private HttpRequest.Builder authorised() {
        return site.request().header("Authorization", "Bearer " + token);
    }
}
