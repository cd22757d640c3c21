package jarvis.dawg.music.sound;

import jarvis.dawg.music.Note;

/** A stroke on a drum: a sine that falls to its pitch, and filtered noise of its own seed. */
final class Stroke implements Voice {
    private static final double SILENT = 1e-4;
    private static final double FALL_SECONDS = 0.045;

    private final Kit kit;
    private final double[] sine;
    private final double gainLeft;
    private final double gainRight;
    private final double increment;
    private final double fall;
    private final double ring;
    private final double hiss;

    private int phase;
    private double above;
    private double body;
    private double noise;
    private int random;
    private double dark;

    Stroke(Kit kit, Waves waves, Note note) {
        this.kit = kit;
        double frequency = Pitch.frequency(kit.pitch());
        sine = waves.table(Shape.SINE, frequency);
        double loudness = note.velocity() / 127.0;
        double gain = loudness * Math.sqrt(loudness);
        gainLeft = gain * Math.sqrt(1 - kit.pan());
        gainRight = gain * Math.sqrt(1 + kit.pan());
        increment = Pitch.increment(frequency);
        above = StrictMath.pow(2, kit.fall()) - 1;
        fall = Pitch.decay(FALL_SECONDS);
        ring = Pitch.decay(kit.ring());
        hiss = Pitch.decay(kit.hiss());
        body = kit.body();
        noise = kit.noise();
        random = note.start() * 31 + note.pitch() | 1;
    }

    @Override
    public boolean sound(Mix mix, int from, int to) {
        for (int i = from; i < to; i++) {
            double value = body * sine[phase >>> Waves.INDEX_SHIFT] + noise * hiss();
            double left = gainLeft * value;
            double right = gainRight * value;
            mix.left[i] += left;
            mix.right[i] += right;
            mix.send[i] += (left + right) * kit.room();
            phase += (int) (increment * (1 + above));
            above *= fall;
            body *= ring;
            noise *= hiss;
        }
        return body > SILENT || noise > SILENT;
    }

    /** White noise from a linear congruence, less the share of its dark part that the sharpness takes. */
    private double hiss() {
        random = random * 1_664_525 + 1_013_904_223;
        double white = random * 0x1p-31;
        dark += 0.25 * (white - dark);
        return white - kit.sharpness() * dark;
    }
}
