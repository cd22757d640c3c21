package jarvis.dawg.music.sound;

import jarvis.dawg.music.Composition;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleConsumer;

/** A composition as a WAV file: PCM of 16 bits in stereo at 44.1 kHz, written in blocks of about 8 KB. */
public final class WavFile {
    private static final int HEADER_BYTES = 44;
    private static final int CHANNELS = 2;
    private static final int BYTES_A_FRAME = 2 * CHANNELS;
    private static final int LOUDEST = 32_767;

    /** How writing ended. */
    public enum Ending {
        WHOLE,
        CANCELLED
    }

    private WavFile() {}

    /** The size of the whole file, known before it is made. */
    public static long bytes(Composition composition) {
        return HEADER_BYTES + Rendering.frames(composition) * BYTES_A_FRAME;
    }

    /**
     * Renders the piece into a stream, which stays open.
     *
     * @param cancelled asked before each block; what was written until then is no whole file
     * @param progress is told the share that is done, from 0 to 1, after each block
     */
    public static Ending write(
            Composition composition, OutputStream stream, BooleanSupplier cancelled, DoubleConsumer progress)
            throws IOException {
        Rendering rendering = new Rendering(composition);
        ByteBuffer block = ByteBuffer.allocate(Mix.FRAMES * BYTES_A_FRAME).order(ByteOrder.LITTLE_ENDIAN);
        stream.write(header(rendering.frames() * BYTES_A_FRAME));
        while (rendering.done() < rendering.frames()) {
            if (cancelled.getAsBoolean()) {
                return Ending.CANCELLED;
            }
            int count = rendering.next();
            fill(block.clear(), rendering.mix(), count);
            stream.write(block.array(), 0, block.position());
            progress.accept((double) rendering.done() / rendering.frames());
        }
        return Ending.WHOLE;
    }

    private static void fill(ByteBuffer block, Mix mix, int count) {
        for (int i = 0; i < count; i++) {
            block.putShort((short) Math.round(mix.left[i] * LOUDEST));
            block.putShort((short) Math.round(mix.right[i] * LOUDEST));
        }
    }

    private static byte[] header(long dataBytes) {
        return ByteBuffer.allocate(HEADER_BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(ascii("RIFF"))
                .putInt((int) (HEADER_BYTES - 8 + dataBytes))
                .put(ascii("WAVEfmt "))
                .putInt(16)
                .putShort((short) 1)
                .putShort((short) CHANNELS)
                .putInt(Rendering.FRAMES_A_SECOND)
                .putInt(Rendering.FRAMES_A_SECOND * BYTES_A_FRAME)
                .putShort((short) BYTES_A_FRAME)
                .putShort((short) (8 * BYTES_A_FRAME / CHANNELS))
                .put(ascii("data"))
                .putInt((int) dataBytes)
                .array();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
