package jarvis.runtime.agent.talk;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.Consumer;

/** Reads the lines of a file that grows, as far as they have their end. For one thread. */
final class Lines {
    /** Of one line, in bytes; of a longer one its beginning is told and the rest is passed over. */
    static final int LONGEST = 1 << 20;

    private static final int PIECE = 1 << 16;
    private static final int PIECES_A_TURN = 64;

    private final Path file;
    private final Consumer<byte[]> whole;
    private final Consumer<byte[]> cut;
    private final ByteBuffer piece = ByteBuffer.allocate(PIECE);
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private boolean passing;
    private long at;

    /**
     * @param whole takes each line, without its end
     * @param cut takes the beginning of a line that is too long
     */
    Lines(Path file, Consumer<byte[]> whole, Consumer<byte[]> cut) {
        this.file = file;
        this.whole = whole;
        this.cut = cut;
    }

    /** How much was read, in bytes. */
    long at() {
        return at;
    }

    /**
     * Reads on, a few megabytes at most.
     *
     * @return whether there is more
     */
    boolean read() throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            if (channel.size() <= at) {
                return false;
            }
            for (int pieces = 0; pieces < PIECES_A_TURN; pieces++) {
                piece.clear();
                int got = channel.read(piece, at);
                if (got <= 0) {
                    return false;
                }
                at += got;
                take(piece.array(), got);
            }
            return true;
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    private void take(byte[] bytes, int length) {
        int from = 0;
        for (int i = 0; i < length; i++) {
            if (bytes[i] == '\n') {
                add(bytes, from, i);
                ended();
                from = i + 1;
            }
        }
        add(bytes, from, length);
    }

    private void add(byte[] bytes, int from, int to) {
        if (!passing) {
            line.write(bytes, from, to - from);
            if (line.size() > LONGEST) {
                passing = true;
                cut.accept(line.toByteArray());
                line.reset();
            }
        }
    }

    private void ended() {
        if (!passing && line.size() > 0) {
            whole.accept(line.toByteArray());
        }
        passing = false;
        line.reset();
    }
}
