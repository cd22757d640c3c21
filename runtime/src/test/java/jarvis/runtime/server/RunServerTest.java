package jarvis.runtime.server;

import static org.assertj.core.api.Assertions.assertThat;

import jarvis.core.coordination.Command;
import jarvis.runtime.server.push.Pace;
import jarvis.runtime.view.Scenario;
import jarvis.runtime.view.Scenes;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class RunServerTest {
    private @TempDir Path root;
    private Site site;

    @BeforeEach
    void open() {
        site = new Site(root, Scenes.blocked());
    }

    @AfterEach
    void close() {
        site.close();
    }

    @Test
    void healthSaysWhatRuns() {
        JsonNode health = site.json("/health");
        assertThat(health.path("status").stringValue()).isEqualTo("up");
        assertThat(health.path("run").stringValue()).isEqualTo("run-1");
    }

    @Test
    void allRunsAreListedAndTheLiveOneIsCurrent() {
        site.finished(finishedRun());
        JsonNode runs = site.json("/api/runs").path("runs");
        assertThat(runs).hasSize(2);
        assertThat(runs.at("/0/live").booleanValue()).isTrue();
        assertThat(runs.at("/1/status").stringValue()).isEqualTo("staged");
        assertThat(site.json("/api/runs/current").path("id").stringValue()).isEqualTo("run-1");
        assertThat(site.json("/api/runs/run-0").path("id").stringValue()).isEqualTo("run-0");
        assertThat(site.get("/api/runs/run-9").statusCode()).isEqualTo(404);
    }

    @Test
    void thePlanOfARunIsDrawnAndThePictureMayDoNothing() {
        HttpResponse<String> picture = site.get("/api/runs/current/graph.svg");
        assertThat(picture.headers().firstValue("Content-Type")).contains("image/svg+xml");
        assertThat(picture.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("default-src 'none'", "sandbox")
                .doesNotContain("script");
        assertThat(picture.body()).startsWith("<svg ").contains("instance-2", "checkpoint-1");
        assertThat(site.get("/api/runs/run-9/graph.svg").statusCode()).isEqualTo(404);
    }

    private static Scenario finishedRun() {
        return new Scenario(Scenes.staged().run.plan(), "run-0");
    }

    @Test
    void withoutALiveRunTheNewestIsCurrentAndTakesNoCommands() {
        site.executeNoMore();
        assertThat(site.json("/api/runs/current").path("id").stringValue()).isEqualTo("run-1");
        HttpResponse<String> answer = site.command(site.tokens.person(), "{\"command\":\"stop\"}");
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(Site.tree(answer).path("code").stringValue()).isEqualTo("run-not-live");
    }

    @Test
    void eventsArePagedInOrder() {
        JsonNode first = site.json("/api/runs/run-1/events?limit=3");
        assertThat(first.path("events")).hasSize(3);
        assertThat(first.path("next").longValue()).isEqualTo(3);
        JsonNode second = site.json("/api/runs/run-1/events?after=3&limit=2");
        assertThat(second.at("/events/0/seq").longValue()).isEqualTo(4);
        assertThat(second.at("/events/0/sentence").stringValue()).isNotBlank();
        assertThat(site.json("/api/runs/run-1/events?after=999999").path("events"))
                .isEmpty();
        HttpResponse<String> wrong = site.get("/api/runs/run-1/events?after=x");
        assertThat(wrong.statusCode()).isEqualTo(400);
        assertThat(Site.tree(wrong).path("field").stringValue()).isEqualTo("after");
    }

    @Test
    void aBriefIsMarkdownForAnInstanceOfTheRunOnly() {
        HttpResponse<String> brief = site.get("/api/runs/run-1/instances/instance-2/brief");
        assertThat(brief.body()).isEqualTo("# Brief of instance-2\n");
        assertThat(brief.headers().firstValue("Content-Type")).contains("text/markdown; charset=utf-8");
        assertThat(site.get("/api/runs/run-1/instances/instance-9/brief").statusCode())
                .isEqualTo(404);
    }

    @Test
    void aLogIsReadInBoundedPiecesFromAnOffset() throws IOException {
        Path log = site.folder.attempt("run-1", "instance-2", 1).resolve("output");
        Files.createDirectories(log.getParent());
        Files.writeString(log, "a".repeat(FileChunk.LARGEST) + "tail");
        HttpResponse<String> first = site.get("/api/runs/run-1/instances/instance-2/log?attempt=1");
        assertThat(first.body()).hasSize(FileChunk.LARGEST);
        String next = first.headers().firstValue("Jarvis-Next-Offset").orElseThrow();
        assertThat(site.get("/api/runs/run-1/instances/instance-2/log?from=" + next)
                        .body())
                .isEqualTo("tail");
        assertThat(site.get("/api/runs/run-1/instances/instance-2/log?from=-3").body())
                .isEqualTo("ail");
        assertThat(site.get("/api/runs/run-1/instances/instance-2/log?from=999999999")
                        .body())
                .isEmpty();
        assertThat(site.get("/api/runs/run-1/instances/instance-2/log?attempt=7")
                        .statusCode())
                .isEqualTo(404);
        assertThat(site.get("/api/runs/run-1/instances/instance-3/log").statusCode())
                .isEqualTo(404);
        assertThat(site.get("/api/runs/run-1/instances/instance-2/log?from=z").statusCode())
                .isEqualTo(400);
    }

    @Test
    void noPathLeadsOutOfTheRunsFolder() throws IOException {
        for (String instance : List.of(
                "..", "%2e%2e", "..%2f..%2fsecret", "instance-2%2f..%2f..", "%00", "instance-2/../instance-3")) {
            int status =
                    site.get("/api/runs/run-1/instances/" + instance + "/log").statusCode();
            assertThat(status).as(instance).isIn(400, 404);
        }
        for (String path : List.of("/../secret", "/%2e%2e/secret", "/web/index.html", "/lib/lit/../../x.js")) {
            assertThat(site.get(path).statusCode()).as(path).isIn(400, 404);
        }
        Path log = site.folder.attempt("run-1", "instance-2", 1).resolve("output");
        Files.createDirectories(log.getParent());
        Files.createSymbolicLink(log, site.folder.personToken());
        assertThat(site.get("/api/runs/run-1/instances/instance-2/log").body()).doesNotContain(site.tokens.person());
    }

    @Test
    void theRoundsOfACheckpointCarryTheirEvidence() throws IOException {
        JsonNode rounds = site.json("/api/runs/run-1/checkpoints/checkpoint-1/rounds");
        assertThat(rounds.at("/rounds/0/verdict").stringValue()).isEqualTo("passed");
        JsonNode round = site.json("/api/runs/run-1/checkpoints/checkpoint-1/rounds/1");
        assertThat(round.at("/evidence/tree").stringValue()).isEqualTo(Scenario.TREE);
        assertThat(site.get("/api/runs/run-1/checkpoints/checkpoint-1/rounds/2").statusCode())
                .isEqualTo(404);
        assertThat(site.get("/api/runs/run-1/checkpoints/checkpoint-9/rounds/1").statusCode())
                .isEqualTo(404);
        Path output = site.folder.round("run-1", "checkpoint-1", 1).resolve("step-2.output");
        Files.createDirectories(output.getParent());
        Files.writeString(output, "[1,2,3]\n");
        HttpResponse<String> answer = site.get("/api/runs/run-1/checkpoints/checkpoint-1/rounds/1/steps/2/output");
        assertThat(answer.body()).isEqualTo("[1,2,3]\n");
        assertThat(answer.headers().firstValue("Content-Type")).contains("text/plain; charset=utf-8");
        assertThat(site.get("/api/runs/run-1/checkpoints/checkpoint-1/rounds/1/steps/9/output")
                        .statusCode())
                .isEqualTo(404);
        assertThat(site.get("/api/runs/run-1/checkpoints/checkpoint-1/rounds/5/steps/1/output")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void anAcceptedCommandAnswersWithItsNumberedEvents() {
        HttpResponse<String> answer = site.command(
                site.tokens.person(), "{\"command\":\"unblock\",\"blocker\":\"blocker-1\",\"how\":\"started Redis\"}");
        assertThat(answer.statusCode()).isEqualTo(200);
        JsonNode tree = Site.tree(answer);
        assertThat(tree.path("accepted").booleanValue()).isTrue();
        assertThat(tree.at("/events/0/type").stringValue()).isEqualTo("blocker-resolved");
        assertThat(tree.at("/events/0/seq").longValue())
                .isEqualTo(site.scenario.run.state().version());
        assertThat(site.json("/api/runs/current").at("/blockers/0/open").booleanValue())
                .isFalse();
    }

    @Test
    void aRefusalIsAProblemWithTheCoresSentence() {
        HttpResponse<String> answer =
                site.command(site.tokens.person(), "{\"command\":\"sign-off\",\"evidence\":\"abc\"}");
        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        JsonNode problem = Site.tree(answer);
        assertThat(problem.path("success").booleanValue()).isFalse();
        assertThat(problem.path("code").stringValue()).isEqualTo("nothing-to-sign-off");
        assertThat(problem.path("detail").stringValue()).contains("not ready to be signed off");
    }

    @Test
    void aWorkerReportsForItselfWithoutNamingItself() {
        String token = site.tokens.mintWorker("run-1", "instance-2", 1);
        assertThat(site.command(token, "{\"command\":\"progress\",\"label\":\"half way\"}")
                        .statusCode())
                .isEqualTo(200);
        assertThat(site.json("/api/runs/current").at("/assignments/1/progress").stringValue())
                .isEqualTo("half way");
        HttpResponse<String> other = site.command(token, "{\"command\":\"done\",\"instance\":\"instance-3\"}");
        assertThat(other.statusCode()).isEqualTo(409);
        assertThat(Site.tree(other).path("code").stringValue()).isEqualTo("not-yours");
        assertThat(site.command(token, "{\"command\":\"block\",\"text\":\"no network\",\"severity\":\"warning\"}")
                        .statusCode())
                .isEqualTo(200);
        assertThat(site.command(token, "{\"command\":\"integration\",\"name\":\"ports\",\"value\":{\"api\":8080}}")
                        .statusCode())
                .isEqualTo(200);
        assertThat(site.json("/api/runs/current").at("/integration/ports/api").intValue())
                .isEqualTo(8080);
    }

    @Test
    void anOlderAttemptIsLoggedAndNotObeyed() {
        String older = site.tokens.mintWorker("run-1", "instance-2", 1);
        site.scenario
                .exits("instance-2", 1)
                .must(new Command.Retry("ada", "instance-2", ""))
                .start();
        HttpResponse<String> answer = site.command(older, "{\"command\":\"done\",\"summary\":\"finished\"}");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(Site.tree(answer).path("ignored").booleanValue()).isTrue();
        assertThat(Site.tree(answer).at("/events/0/type").stringValue()).isEqualTo("report-ignored");
        assertThat(site.json("/api/runs/current").at("/assignments/1/status").stringValue())
                .isEqualTo("running");
    }

    @Test
    void aMalformedCommandNamesTheFieldAndTheNearestKnownOne() {
        assertThat(malformed("{\"command\":\"approve\",\"quesiton\":\"x\"}"))
                .isEqualTo("quesiton: \"approve\" has no field \"quesiton\". Did you mean \"question\"?");
        assertThat(malformed("{\"command\":\"approve\"}")).startsWith("question: ");
        assertThat(malformed("{\"command\":\"launch-missiles\"}")).startsWith("command: ");
        assertThat(malformed("{\"command\":\"stop\",\"reason\":7}")).isEqualTo("reason: \"reason\" must be a string.");
        assertThat(malformed(
                        "{\"command\":\"block\",\"instance\":\"instance-2\",\"text\":\"x\",\"severity\":\"huge\"}"))
                .startsWith("severity: ");
        assertThat(malformed("{\"command\":\"stop\",\"command\":\"stop\"}")).startsWith(": ");
        assertThat(malformed("[1]")).startsWith("command: ");
        assertThat(malformed("{")).startsWith(": ");
        assertThat(malformed("")).isNotBlank();
    }

    private String malformed(String body) {
        HttpResponse<String> answer = site.command(site.tokens.person(), body);
        assertThat(answer.statusCode()).as(body).isEqualTo(400);
        JsonNode problem = Site.tree(answer);
        return problem.path("field").stringValue() + ": "
                + problem.path("detail").stringValue();
    }

    @Test
    void aBodyOverOneMegabyteIsTooLarge() {
        String huge = "{\"command\":\"stop\",\"reason\":\"" + "x".repeat(1024 * 1024) + "\"}";
        assertThat(site.command(site.tokens.person(), huge).statusCode()).isEqualTo(413);
        HttpResponse<String> chunked = site.send(site.request("/api/runs/run-1/commands")
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + site.tokens.person())
                .POST(BodyPublishers.ofInputStream(
                        () -> new java.io.ByteArrayInputStream(huge.getBytes(java.nio.charset.StandardCharsets.UTF_8))))
                .build());
        assertThat(chunked.statusCode()).isEqualTo(413);
        assertThat(site.scenario.run.state().status().active()).isTrue();
    }

    @Test
    void aFormIsNoCommand() {
        HttpResponse<String> answer = site.send(site.request("/api/runs/run-1/commands")
                .header("Content-Type", "text/plain")
                .header("Authorization", "Bearer " + site.tokens.person())
                .POST(BodyPublishers.ofString("{\"command\":\"stop\"}"))
                .build());
        assertThat(answer.statusCode()).isEqualTo(415);
    }

    @Test
    void aSecondServerOnOnePortSaysSo() {
        org.assertj.core.api.Assertions.assertThatThrownBy(
                        () -> new Site(root, Scenes.staged(), Pace.DEFAULT, site.server.port()))
                .isInstanceOf(ServerTrouble.class)
                .hasMessageContaining("port");
    }
}
