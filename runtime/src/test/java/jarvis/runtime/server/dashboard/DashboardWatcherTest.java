package jarvis.runtime.server.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import jarvis.runtime.dashboard.Endpoint;
import jarvis.runtime.dashboard.Page;
import jarvis.runtime.server.push.Pace;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DashboardWatcherTest {
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

    private final Newest newest = new Newest("epoch");
    private final DashboardWatcher watcher =
            new DashboardWatcher(newest, Pace.DEFAULT, InstantSource.fixed(NOW), Thread.currentThread());

    @Test
    void ofThousandsOnlyThoseAreWokenWhoAskedForWhatChanged() throws IOException {
        newest.put(List.of(page(Endpoint.INSTANCES, 1), page(Endpoint.WAVES, 1)));
        watcher.ask(new Wish("", Set.of(Endpoint.INSTANCES)));
        assertThat(sent()).containsExactly("instances 1");
        newest.put(List.of(page(Endpoint.WAVES, 2)));
        assertThat(watcher.due()).isFalse();
        newest.put(List.of(page(Endpoint.INSTANCES, 2)));
        assertThat(watcher.due()).isTrue();
    }

    @Test
    void aNewWishIsSomethingToDo() throws IOException {
        newest.put(List.of(page(Endpoint.INSTANCES, 1)));
        watcher.ask(Wish.ALL);
        assertThat(sent()).containsExactly("instances 1");
        assertThat(watcher.due()).isFalse();
        watcher.ask(Wish.ALL);
        assertThat(watcher.due()).isTrue();
    }

    @Test
    void whatOneLookFoundIsSentTogetherAndOldDocumentsNever() throws IOException {
        newest.put(List.of(page(Endpoint.WAVES, 3), page(Endpoint.INSTANCES, 3)));
        newest.put(List.of(page(Endpoint.WAVES, 2)));
        watcher.ask(Wish.ALL);
        assertThat(sent()).containsExactly("waves 3, instances 3");
    }

    /** All that is due, one line a message on the wire, the greeting aside; the thread ends as it is interrupted. */
    private List<String> sent() throws IOException {
        List<String> sent = new ArrayList<>();
        watcher.serve(
                frames -> {
                    if (frames.getFirst().seq() > 0) {
                        sent.add(String.join(
                                ", ",
                                frames.stream().map(DashboardWatcherTest::data).toList()));
                        Thread.currentThread().interrupt();
                    }
                },
                Duration.ZERO);
        assertThat(Thread.interrupted()).isTrue();
        return sent;
    }

    private static String data(Frame frame) {
        String text = new String(frame.event(), StandardCharsets.UTF_8);
        return text.substring(text.indexOf("data: ") + 6).strip();
    }

    private static Page page(Endpoint endpoint, long version) {
        byte[] body = (endpoint.word() + " " + version).getBytes(StandardCharsets.UTF_8);
        return new Page(endpoint, body, version, "tag-" + version, true, NOW, null);
    }
}
