package jarvis.runtime.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;

/** Named pipes, which are files that nobody can read without somebody who writes. */
final class Pipes {
    private Pipes() {}

    static Path in(Path folder) throws IOException {
        Path pipe = folder.resolve("pipe.json");
        try {
            assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                    .isZero();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return pipe;
    }

    /** Lets everybody go who waits for a writer. */
    static void letGo(Path pipe) throws IOException {
        new RandomAccessFile(pipe.toFile(), "rw").close();
    }
}
