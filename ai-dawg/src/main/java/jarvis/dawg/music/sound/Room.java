package jarvis.dawg.music.sound;

/** A small reverberation after Schroeder: four echoes a side that feed themselves, of lengths that share no factor. */
final class Room {
    private static final int[] LEFT = {1557, 1617, 1491, 1422};
    private static final int[] RIGHT = {1580, 1640, 1514, 1445};
    private static final double FEEDBACK = 0.78;
    private static final double DAMPING = 0.35;
    private static final double LEVEL = 0.3;

    private final Echo[] left = echoes(LEFT);
    private final Echo[] right = echoes(RIGHT);

    private static Echo[] echoes(int... lengths) {
        Echo[] echoes = new Echo[lengths.length];
        for (int i = 0; i < lengths.length; i++) {
            echoes[i] = new Echo(lengths[i]);
        }
        return echoes;
    }

    void add(Mix mix, int frames) {
        for (Echo echo : left) {
            echo.add(mix.send, mix.left, frames);
        }
        for (Echo echo : right) {
            echo.add(mix.send, mix.right, frames);
        }
    }

    /** One echo, a little darker at each return. */
    private static final class Echo {
        private final double[] line;
        private int place;
        private double dark;

        Echo(int frames) {
            line = new double[frames];
        }

        void add(double[] send, double[] side, int frames) {
            for (int i = 0; i < frames; i++) {
                double heard = line[place];
                dark += (1 - DAMPING) * (heard - dark);
                line[place] = send[i] + FEEDBACK * dark;
                place = place + 1 == line.length ? 0 : place + 1;
                side[i] += LEVEL * heard;
            }
        }
    }
}
