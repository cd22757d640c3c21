package jarvis.runtime.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StirringsTest {
    private static final Duration LONG = Duration.ofSeconds(30);

    @TempDir
    Path temp;

    private final Stirrings stirrings = new Stirrings();

    @BeforeEach
    void needsASystemThatTells() {
        try (FolderWatch watch = new FolderWatch(_ -> {})) {
            assumeTrue(watch.isPrompt(), "this system does not tell of changes");
        }
    }

    @AfterEach
    void close() {
        stirrings.close();
    }

    @Test
    void whoeverChangesAFileIsNamedAndNobodyElse() throws IOException, InterruptedException {
        Path one = Files.createDirectories(temp.resolve("one/src"));
        Path two = Files.createDirectories(temp.resolve("two"));
        stirrings.follow("one", List.of(temp.resolve("one"), one));
        stirrings.follow("two", List.of(two));
        assertThat(stirrings.isWhole("one")).isTrue();
        Files.writeString(one.resolve("new.txt"), "x");
        awaited("one");
        assertThat(stirrings.has("two")).isFalse();
        assertThat(stirrings.count()).isEqualTo(1);
        stirrings.seen("one");
        Files.writeString(one.resolve("new.txt"), "more");
        awaited("one");
    }

    @Test
    void whatIsNotFollowedAnyMoreWakesNobody() throws IOException, InterruptedException {
        Path built = Files.createDirectories(temp.resolve("built"));
        Path kept = Files.createDirectories(temp.resolve("kept"));
        stirrings.follow("one", List.of(built, kept));
        stirrings.follow("one", List.of(kept));
        Files.writeString(built.resolve("a.class"), "x");
        stirrings.follow("two", List.of(kept));
        Files.writeString(kept.resolve("b.txt"), "x");
        awaited("two");
        assertThat(stirrings.has("one")).isFalse();
    }

    @Test
    void whoHasTooManyFoldersIsNotSaidToBeWatched() {
        List<Path> many = IntStream.range(0, 2_001)
                .mapToObj(n -> temp.resolve("folder" + n))
                .toList();
        stirrings.follow("one", many);
        assertThat(stirrings.isWhole("one")).isFalse();
        stirrings.follow("one", List.of());
        assertThat(stirrings.isWhole("one")).isFalse();
        stirrings.follow("one", many.subList(0, 10));
        assertThat(stirrings.isWhole("one")).isTrue();
    }

    @Test
    void aFolderThatWasDeletedAndMadeAgainIsListenedToAgain() throws IOException, InterruptedException {
        Path folder = Files.createDirectories(temp.resolve("folder"));
        stirrings.follow("one", List.of(temp, folder));
        Files.delete(folder);
        awaited("one");
        stirrings.seen("one");
        Files.createDirectories(folder);
        awaited("one");
        stirrings.follow("one", List.of(temp, folder));
        stirrings.seen("one");
        Files.writeString(folder.resolve("a.txt"), "x");
        awaited("one");
    }

    private void awaited(String who) throws InterruptedException {
        long limit = System.nanoTime() + LONG.toNanos();
        while (!stirrings.has(who)) {
            assertThat(System.nanoTime() - limit).as("%s stirs", who).isNegative();
            stirrings.await(Duration.ofMillis(50));
        }
    }
}
