package jarvis.dawg.music.sound;

import java.util.Arrays;

/** One block of sound in the making: both sides, and what goes to the room. One thread. */
final class Mix {
    static final int FRAMES = 2048;

    final double[] left = new double[FRAMES];
    final double[] right = new double[FRAMES];
    final double[] send = new double[FRAMES];

    void clear() {
        Arrays.fill(left, 0);
        Arrays.fill(right, 0);
        Arrays.fill(send, 0);
    }
}
