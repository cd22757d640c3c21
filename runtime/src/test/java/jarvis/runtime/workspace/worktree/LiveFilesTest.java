package jarvis.runtime.workspace.worktree;

import static org.assertj.core.api.Assertions.assertThat;

import jarvis.runtime.workspace.Scratch;
import jarvis.runtime.workspace.keep.Place;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LiveFilesTest {
    @TempDir
    Path temp;

    @Test
    void whileJarvisItselfChangesAWorktreeNobodyLooksAtHalfOfIt() throws IOException {
        Workplace workplace = Workplace.in(temp);
        Scratch files = workplace.make();
        ReentrantLock changing = new ReentrantLock();
        LiveFiles live =
                new LiveFiles(new Place(Place.real(workplace.folder()), Workplace.RUN, Workplace.INSTANCE), changing);
        LiveFiles.Seen before = live.look().orElseThrow();
        files.write("new.txt", "half of it");
        changing.lock();
        try {
            assertThat(CompletableFuture.supplyAsync(live::look).join()).contains(before);
        } finally {
            changing.unlock();
        }
        assertThat(CompletableFuture.supplyAsync(live::look).join())
                .isPresent()
                .get()
                .isNotEqualTo(before);
    }

    @Test
    void theFoldersOfWhatIsNotIgnoredAreKnown() throws IOException {
        Workplace workplace = Workplace.in(temp);
        Scratch files = workplace.make();
        files.write("deep/er/new.txt", "x").write("out/built.o", "x");
        LiveFiles live = workplace.worktrees().live(Workplace.INSTANCE);
        live.look();
        Path top = files.folder();
        assertThat(live.folders())
                .contains(top, top.resolve("sub"), top.resolve("deep/er"), workplace.admin())
                .doesNotContain(top.resolve("out"));
    }
}
