package jarvis.bench;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Clients that are pushed to, many on one thread, and how long after each change of the tracker they had heard of it. */
final class Listeners implements AutoCloseable {
    private static final int TOGETHER = 50;

    private final int port;
    private final Supplier<Wrapping> wrapping;
    private final ChangingTracker tracker;
    private final Selector selector = Selector.open();
    private final ByteBuffer came = ByteBuffer.allocateDirect(256 << 10);
    private final List<SocketChannel> open = new ArrayList<>();
    private final Times times = new Times();
    private int ready;
    private long messages;

    Listeners(int port, Supplier<Wrapping> wrapping, ChangingTracker tracker) throws IOException {
        this.port = port;
        this.wrapping = wrapping;
        this.tracker = tracker;
    }

    private static final class Listener {
        final Wrapping wrapping;
        boolean met;
        int newest = ChangingTracker.FIRST - 1;

        Listener(Wrapping wrapping) {
            this.wrapping = wrapping;
        }
    }

    /** Returns when each has its first document. */
    void connect(int count) throws IOException {
        for (int i = 0; i < count; i++) {
            SocketChannel channel = SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            open.add(channel);
            Listener listener = new Listener(wrapping.get());
            channel.write(listener.wrapping.request(port));
            channel.configureBlocking(false).register(selector, SelectionKey.OP_READ, listener);
            if (i % TOGETHER == 0) {
                selector.selectNow(this::hear);
            }
        }
        hearUntil(() -> ready >= count, Duration.ofMinutes(1));
        if (ready < count) {
            throw new IOException("only " + ready + " of " + count + " clients got a document within a minute");
        }
    }

    /** Hears until that is so, at most that long. */
    void hearUntil(BooleanSupplier enough, Duration most) throws IOException {
        long start = System.nanoTime();
        while (!enough.getAsBoolean() && System.nanoTime() - start < most.toNanos()) {
            selector.select(this::hear, TOGETHER);
        }
    }

    private void hear(SelectionKey key) {
        SocketChannel channel = (SocketChannel) key.channel();
        Listener listener = (Listener) key.attachment();
        try {
            came.clear();
            if (channel.read(came) < 0) {
                throw new EOFException("the server ended a connection");
            }
            long now = System.nanoTime();
            heard(listener, listener.wrapping.hear(came.flip()), now);
            if (listener.wrapping.answer().hasRemaining()) {
                channel.write(listener.wrapping.answer());
            }
        } catch (IOException e) {
            throw new IllegalStateException("a client can hear no more: " + e.getMessage(), e);
        }
    }

    /** A number that was passed over is heard of with the next. */
    private void heard(Listener listener, int count, long now) {
        if (count < 0) {
            return;
        }
        messages++;
        if (!listener.met) {
            listener.met = true;
            ready++;
        }
        for (int number = listener.newest + 1; number <= count; number++) {
            if (tracker.changedAt(number) > 0) {
                times.add(now - tracker.changedAt(number));
            }
        }
        listener.newest = Math.max(listener.newest, count);
    }

    /** From each change to each client that heard of it. */
    Times times() {
        return times;
    }

    /** Documents that came. */
    long messages() {
        return messages;
    }

    @Override
    public void close() throws IOException {
        for (SocketChannel channel : open) {
            channel.close();
        }
        selector.close();
    }
}
