package jarvis.runtime.source;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.RandomAccessFile;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class FileFaultsTest {
    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve("values.json");
    }

    @Test
    void half_a_file_is_invalid_wherever_it_ends_and_the_last_values_stay() throws IOException {
        write(5);
        byte[] whole = "{\"value\": 6, \"more\": [1, \"zebra\", {\"deep\": null}]}".getBytes(UTF_8);
        Asked source = new Asked(source());
        try (Sources sources = source.polled()) {
            source.await(sources, state -> state.last() != null);
            for (int length = 0; length < whole.length; length++) {
                int failures = Asked.state(sources).failures();
                Files.write(file, Arrays.copyOf(whole, length));
                source.await(sources, state -> state.failures() > failures);
                assertThat(Asked.seen(sources)).isEqualTo("uncertain invalid 5");
                assertThat(said(sources)).startsWith("values.json: It is ").doesNotContain("zebra");
            }
            Files.write(file, whole);
            source.await(sources, state -> state.trouble() == null);
            assertThat(Asked.seen(sources)).isEqualTo("good 6");
        }
    }

    @Test
    void a_file_of_a_gigabyte_is_refused_by_its_size_and_not_read() throws IOException {
        try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
            sparse.setLength(1 << 30);
        }
        long before = allocated();
        assertThat(fetched()).isEqualTo("INVALID values.json is larger than 16 MB. Name a smaller document.");
        assertThat(allocated() - before).isLessThan(8 << 20);
    }

    private static long allocated() {
        return ((ThreadMXBean) ManagementFactory.getThreadMXBean()).getTotalThreadAllocatedBytes();
    }

    @Test
    void a_pipe_is_refused_and_not_waited_for() throws IOException {
        file = Pipes.in(folder);
        assertThat(fetched()).isEqualTo("CONFIG_ERROR pipe.json is no ordinary file. Name one.");
    }

    @Test
    void a_folder_is_refused() throws IOException {
        Files.createDirectory(file);
        assertThat(fetched()).isEqualTo("CONFIG_ERROR values.json is a folder. Name a file.");
    }

    @Test
    void a_file_that_may_not_be_read_says_so() throws IOException {
        write(5);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("-wx------"));
        assumeFalse(Files.isReadable(file), "this user may read everything");
        assertThat(fetched()).isEqualTo("NO_COMMUNICATION values.json cannot be read: access is denied.");
    }

    @Test
    void a_ring_of_links_is_told_in_the_systems_words() throws IOException {
        Files.createSymbolicLink(file, file);
        assertThat(fetched())
                .startsWith("NO_COMMUNICATION values.json cannot be read: ")
                .contains("ymbolic link");
    }

    @Test
    void a_file_that_goes_and_comes_back_is_seen_doing_so() throws IOException {
        write(5);
        Asked source = new Asked(source());
        try (Sources sources = source.polled()) {
            source.await(sources, state -> state.last() != null);
            Files.delete(file);
            source.await(sources, state -> state.trouble() != null);
            assertThat(said(sources))
                    .isEqualTo("values.json is not there. Put it there, or correct its path in jarvis.yaml.");
            assertThat(Asked.seen(sources)).startsWith("uncertain ").endsWith(" 5");
            write(5);
            source.await(sources, state -> state.trouble() == null);
            assertThat(Asked.seen(sources)).isEqualTo("good 5");
        }
    }

    @Test
    void a_file_that_another_is_moved_over_is_seen_with_nothing_in_between() throws IOException {
        write(1);
        Asked source = new Asked(source());
        try (Sources sources = source.polled()) {
            source.await(sources, state -> state.last() != null);
            for (int value = 2; value < 20; value++) {
                Path next = folder.resolve("next");
                Files.writeString(next, "{\"value\": " + value + "}");
                Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
                String wanted = "good " + value;
                source.await(sources, state -> {
                    assertThat(state.trouble()).isNull();
                    return Asked.seen(state, "value").equals(wanted);
                });
            }
        }
    }

    @Test
    void a_link_that_is_swapped_is_followed_though_nothing_tells_of_what_it_leads_to() throws IOException {
        Path away = Files.createDirectory(folder.resolve("away"));
        Path one = Files.writeString(away.resolve("one.json"), "{\"value\": 1}");
        Path two = Files.writeString(away.resolve("two.json"), "{\"value\": 2}");
        Files.createSymbolicLink(file, one);
        Asked source = new Asked(source());
        try (Sources sources = source.polled()) {
            source.await(sources, state -> state.last() != null);
            Files.writeString(one, "{\"value\": 3}");
            source.await(sources, state -> Asked.seen(state, "value").equals("good 3"));
            Files.createSymbolicLink(folder.resolve("next"), two);
            Files.move(folder.resolve("next"), file, StandardCopyOption.ATOMIC_MOVE);
            source.await(sources, state -> Asked.seen(state, "value").equals("good 2"));
        }
    }

    @Test
    void without_any_word_of_the_system_a_change_is_found_within_a_second_or_so() throws IOException {
        Path away = Files.createDirectory(folder.resolve("away"));
        Path one = Files.writeString(away.resolve("one.json"), "{\"value\": 1}");
        Files.createSymbolicLink(file, one);
        Asked source = new Asked(source());
        SourceSpec rare = source.rare("it", Asked.VALUE);
        try (Sources sources = new Sources(List.of(rare), Kept.NOTHING, InstantSource.system())) {
            source.await(sources, state -> state.last() != null);
            long since = System.nanoTime();
            Files.writeString(one, "{\"value\": 3}");
            source.await(sources, state -> Asked.seen(state, "value").equals("good 3"));
            assertThat(Duration.ofNanos(System.nanoTime() - since)).isLessThan(Duration.ofSeconds(5));
        }
    }

    @Test
    void of_a_hundred_changes_a_second_some_are_read_and_the_last_one_is_known() throws IOException {
        write(0);
        Asked source = new Asked(source());
        SourceSpec rare = source.rare("it", Asked.VALUE);
        try (Sources sources = new Sources(List.of(rare), Kept.NOTHING, InstantSource.system())) {
            source.await(sources, state -> state.last() != null);
            int before = source.begun();
            long began = System.nanoTime();
            for (int value = 1; value <= 200; value++) {
                write(value);
                LockSupport.parkNanos(10_000_000);
            }
            long tenths = (System.nanoTime() - began) / 100_000_000;
            source.await(sources, state -> Asked.seen(state, "value").equals("good 200"));
            assertThat(source.begun() - before).isLessThan((int) (tenths * 2 + 40));
        }
    }

    @Test
    void a_file_that_is_touched_is_not_new() throws IOException {
        write(5);
        FileSource source = source();
        Fetch.Document first = (Fetch.Document) source.fetch(null);
        Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2026-11-01T00:00:00Z")));
        assertThat(source.fetch(first.revision())).isEqualTo(new Fetch.Unchanged());
    }

    @Test
    void what_was_read_and_not_understood_is_read_again() throws IOException {
        write(5);
        Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2026-11-01T00:00:00Z")));
        FileSource source = source();
        Fetch.Document first = (Fetch.Document) source.fetch(null);
        assertThat(source.fetch("what was understood before it")).isEqualTo(first);
    }

    private void write(int value) throws IOException {
        Files.writeString(file, "{\"value\": " + value + "}");
    }

    private FileSource source() {
        return new FileSource(file, file.getFileName().toString(), true, InstantSource.system());
    }

    private String fetched() throws InterruptedIOException {
        Fetch.Failed failed = (Fetch.Failed) source().fetch(null);
        return failed.cause().reason() + " " + failed.cause().detail();
    }

    private static String said(Sources sources) {
        return Objects.requireNonNull(Asked.state(sources).trouble()).detail();
    }
}
