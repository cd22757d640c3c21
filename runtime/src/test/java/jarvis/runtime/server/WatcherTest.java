package jarvis.runtime.server;

import static org.assertj.core.api.Assertions.assertThat;

import jarvis.core.coordination.Command;
import jarvis.core.coordination.Reporter;
import jarvis.runtime.branch.BranchNow;
import jarvis.runtime.branch.BranchNow.Work;
import jarvis.runtime.server.push.Pace;
import jarvis.runtime.view.BranchScenes;
import jarvis.runtime.view.Scenes;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

@Timeout(60)
class WatcherTest {
    private static final Pace SELDOM =
            new Pace(Duration.ofMinutes(1), Duration.ofMillis(20), Duration.ofSeconds(2), Duration.ofMinutes(10));
    private static final Pace QUICK =
            new Pace(Duration.ofMillis(100), Duration.ofMillis(20), Duration.ofSeconds(2), Duration.ofMinutes(10));

    private @TempDir Path root;
    private Site site;

    @BeforeEach
    void open() {
        site = new Site(root, Scenes.blocked(), QUICK, 0);
    }

    @AfterEach
    void close() {
        site.close();
    }

    /** One server-sent event. */
    private record Message(String id, String name, String data) {
        long seq() {
            return Long.parseLong(id.substring(id.lastIndexOf('-') + 1));
        }
    }

    /** A client of the stream that reads only when it is told to. */
    private final class Client implements AutoCloseable {
        private final Socket socket;
        private final BufferedReader in;
        private final List<String> head = new ArrayList<>();

        Client(String... headers) throws IOException {
            socket = new Socket();
            socket.setReceiveBufferSize(4096);
            socket.setSoTimeout(20_000);
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), site.server.port()));
            String request = "GET /api/runs/run-1/stream HTTP/1.1\r\nHost: localhost:" + site.server.port() + "\r\n"
                    + String.join(
                            "",
                            List.of(headers).stream()
                                    .map(header -> header + "\r\n")
                                    .toList()) + "\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
        }

        void readHead() throws IOException {
            for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
                head.add(line);
            }
        }

        /** The next message, or null when the stream is over. Chunk sizes stand on lines of their own. */
        Message next() throws IOException {
            String id = "";
            String name = "";
            String data = "";
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                if (line.startsWith("id: ")) {
                    id = line.substring(4);
                } else if (line.startsWith("event: ")) {
                    name = line.substring(7);
                } else if (line.startsWith("data: ")) {
                    data = line.substring(6);
                } else if (line.isEmpty() && !data.isEmpty()) {
                    return new Message(id, name, data);
                }
            }
            throw new IOException("the stream is over");
        }

        Message next(String name) throws IOException {
            Message message = next();
            while (!message.name().equals(name)) {
                message = next();
            }
            return message;
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }

    @Test
    void aWatcherGetsTheEventsTheRunAndThenWhatIsNew() throws IOException {
        try (Client client = new Client()) {
            client.readHead();
            assertThat(String.join("\n", client.head))
                    .contains("text/event-stream")
                    .containsIgnoringCase("x-accel-buffering: no")
                    .containsIgnoringCase("cache-control: no-store, no-transform");
            assertThat(client.next("heartbeat").data()).contains("\"now\":\"2026-");
            assertThat(client.next("event").seq()).isEqualTo(1);
            Message run = client.next("run");
            assertThat(run.data()).contains("\"status\":\"running\"");
            assertThat(run.seq()).isEqualTo(site.scenario.run.state().version());
            site.scenario.progress("instance-2", "now at the last panel");
            assertThat(client.next("event").data()).contains("now at the last panel");
            assertThat(client.next("run").data()).contains("now at the last panel");
        }
    }

    @Test
    void aLookAtTheBranchesIsPushedThoughItIsNoEvent() throws IOException {
        site.close();
        site = new Site(root, BranchScenes.unseen(), SELDOM, 0);
        try (Client client = new Client()) {
            assertThat(client.next("run").data()).contains("\"ahead\":null");
            Work work = new Work("c", 3, 1, List.of());
            site.scenario.run.found(Map.of("instance-2", new BranchNow(site.scenario.instant(), work, List.of(), "")));
            assertThat(client.next("run").data()).contains("\"ahead\":3");
        }
    }

    @Test
    void aWatcherThatComesBackGetsWhatItMissed() throws IOException {
        String id;
        try (Client client = new Client()) {
            id = client.next("run").id();
        }
        site.scenario.progress("instance-2", "while you were away");
        try (Client client = new Client("Last-Event-ID: " + id)) {
            Message missed = client.next("event");
            assertThat(missed.data()).contains("while you were away");
        }
    }

    @Test
    void anIdOfAnotherStartOfTheServerIsNotTrusted() throws IOException {
        long version = site.scenario.run.state().version();
        try (Client client = new Client("Last-Event-ID: 0badc0ffee00.run-1-" + version)) {
            assertThat(client.next("event").seq()).isEqualTo(1);
        }
        try (Client client = new Client("Last-Event-ID: garbage")) {
            assertThat(client.next("event").seq()).isEqualTo(1);
        }
    }

    @Test
    void theRunIsCoalescedToTheLatest() throws IOException {
        try (Client client = new Client()) {
            client.next("run");
            for (int i = 1; i <= 200; i++) {
                site.scenario.progress("instance-2", "step " + i);
            }
            int documents = 0;
            Message run = client.next("run");
            for (; !run.data().contains("step 200\""); run = client.next("run")) {
                documents++;
            }
            assertThat(documents).isLessThan(150);
        }
    }

    @Test
    void aClientThatDoesNotReadStallsNobodyAndIsGivenUp() throws IOException {
        try (Client stuck = new Client();
                Client reading = new Client()) {
            stuck.readHead();
            reading.next("run");
            until(() -> site.scenario.run.listeners() == 2);
            String padding = "x".repeat(10_000);
            for (int sent = 1; sent <= 2_000; sent++) { // 20 MB, more than any socket holds
                site.scenario.must(new Command.ReportProgress(
                        new Reporter.Worker("instance-2", 1), "instance-2", padding + " #" + sent + "."));
                Message message = reading.next("event");
                while (!message.data().contains(" #" + sent + ".")) {
                    message = reading.next("event");
                }
            }
            until(() -> site.scenario.run.listeners() == 1);
            assertThat(reading.next("heartbeat").data()).contains("now");
        }
    }

    @Test
    void aClientThatVanishedIsForgotten() throws IOException {
        try (Client client = new Client()) {
            client.next("run");
            assertThat(site.scenario.run.listeners()).isEqualTo(1);
        }
        until(() -> site.scenario.run.listeners() == 0);
        assertThat(site.json("/health").path("watchers").intValue()).isZero();
    }

    @Test
    void aStreamOfCurrentEndsWhenAnotherRunIsCurrent() throws IOException {
        try (Client client = new Client()) {
            client.next("run");
            site.executeNoMore();
            until(() -> site.scenario.run.listeners() == 0);
        }
    }

    @Test
    void closingTheServerEndsTheStreamsWithTheirLastWord() throws IOException {
        try (Client client = new Client()) {
            client.next("run");
            site.scenario.must(new Command.StopRun("ada", "enough"));
            site.server.close();
            assertThat(site.scenario.run.listeners()).isZero();
            Message run = client.next("run");
            while (!run.data().contains("\"status\":\"stopped\"")) {
                run = client.next("run");
            }
        }
    }

    @Test
    void aHeartbeatCarriesTheServersTime() throws IOException {
        try (Client client = new Client()) {
            client.next("heartbeat");
            Message second = client.next("heartbeat");
            assertThat(new JsonMapper()
                            .readTree(second.data())
                            .path("everyMillis")
                            .intValue())
                    .isEqualTo(100);
        }
    }

    /** The only place that waits for other threads: until it is so, at most twenty seconds. */
    private static void until(BooleanSupplier condition) {
        long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waited too long").isLessThan(deadline);
            Thread.onSpinWait();
        }
    }
}
