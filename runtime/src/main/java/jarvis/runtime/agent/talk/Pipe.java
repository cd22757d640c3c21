package jarvis.runtime.agent.talk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.Queue;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What is said to an agent, each thing once, whoever of several Jarvises says it. An agent that does not listen holds up nobody
 * else: whoever writes waits on a thread of his own. Thread-safe.
 */
final class Pipe implements AutoCloseable {
    private record Word(String id, String line) {}

    private final TalkFiles files;
    private final Set<String> spoken = new HashSet<>();
    private final Queue<Word> words = new ArrayDeque<>();
    private @Nullable FileChannel channel;
    private boolean writing;
    private boolean finished;
    private boolean closed;

    Pipe(TalkFiles files) {
        this.files = files;
        try {
            spoken.addAll(Files.readAllLines(files.spoken()));
        } catch (IOException e) {
            // nothing was said yet
        }
    }

    /** Says it as soon as the agent is there; nothing where it was said already. */
    synchronized void say(String id, JsonNode frame) {
        String name = id.replace('\n', ' ');
        if (!finished && spoken.add(name)) {
            words.add(new Word(name, frame.toString()));
        }
    }

    /** After what is still to be said, the agent's input ends. */
    synchronized void finish() {
        finished = true;
    }

    synchronized boolean hasSaid(String id) {
        return spoken.contains(id);
    }

    synchronized boolean isFinished() {
        return finished;
    }

    /** Goes on with what is to be said or done; returns at once. */
    synchronized void work() {
        boolean more = !words.isEmpty() || (finished && !closed);
        if (more && !writing && !closed && Files.exists(files.input())) {
            writing = true;
            Thread.ofVirtual().name("agent-input").start(this::write);
        }
    }

    private void write() {
        try {
            for (Word word = next(); word != null; word = next()) {
                ByteBuffer bytes = ByteBuffer.wrap((word.line() + "\n").getBytes(StandardCharsets.UTF_8));
                while (bytes.hasRemaining()) {
                    open().write(bytes);
                }
                said(word);
            }
        } catch (IOException e) {
            // The agent is gone, or we close: what became of it is told by its process.
        } finally {
            done();
        }
    }

    private synchronized @Nullable Word next() {
        return closed ? null : words.peek();
    }

    private synchronized void said(Word word) throws IOException {
        words.remove();
        Files.writeString(files.spoken(), word.id() + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    /** Open to read as well, so that opening waits for nobody, and what is written before the agent is there is kept. */
    private synchronized FileChannel open() throws IOException {
        FileChannel there = channel;
        if (there == null) {
            there = FileChannel.open(files.input(), StandardOpenOption.READ, StandardOpenOption.WRITE);
            channel = there;
        }
        return there;
    }

    private void done() {
        boolean end;
        synchronized (this) {
            writing = false;
            end = finished && words.isEmpty() && !closed;
        }
        if (end) {
            close();
            endInput(files.closing());
        }
    }

    private static void endInput(Path closing) {
        try (FileChannel channel = FileChannel.open(closing, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.wrap(new byte[] {'\n'}));
        } catch (IOException e) {
            // Its input ended already.
        }
    }

    /** Says nothing more; the agent's input stays open for the next Jarvis. */
    @Override
    public void close() {
        FileChannel there;
        synchronized (this) {
            closed = true;
            there = channel;
        }
        try {
            if (there != null) {
                there.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
