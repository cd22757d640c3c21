package jarvis.runtime.server;

import jarvis.runtime.server.answer.Answer;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A bounded piece of a file that may be growing. */
@SuppressWarnings("ArrayRecordComponent") // Only sent, never compared.
record FileChunk(byte[] bytes, long next, long size) {
    static final int LARGEST = 256 * 1024;

    /**
     * The bytes of a file from an offset, at most 256 KiB; empty when there is no such file.
     *
     * <p>A link is not followed and a pipe not opened: what lies in a run's folder was written by its workers.
     *
     * @param from counted from the end when negative
     */
    static Optional<FileChunk> read(Path file, long from) {
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            return Optional.empty();
        }
        try (SeekableByteChannel channel =
                Files.newByteChannel(file, Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS))) {
            long size = channel.size();
            long start = Math.clamp(from < 0 ? size + from : from, 0, size);
            ByteBuffer buffer = ByteBuffer.allocate((int) Math.min(LARGEST, size - start));
            channel.position(start);
            int got = 0;
            while (buffer.hasRemaining() && got >= 0) {
                got = channel.read(buffer);
            }
            byte[] bytes = new byte[buffer.position()];
            buffer.flip().get(bytes);
            return Optional.of(new FileChunk(bytes, start + bytes.length, size));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new ServerTrouble("unreadable", "The file " + file + " cannot be read.", e);
        }
    }

    Answer answer() {
        Map<String, String> headers =
                Map.of("Jarvis-Next-Offset", Long.toString(next), "Jarvis-Size", Long.toString(size));
        return new Answer.Bytes(bytes, "text/plain; charset=utf-8", headers);
    }
}
