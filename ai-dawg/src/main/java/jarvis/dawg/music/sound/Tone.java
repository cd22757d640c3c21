package jarvis.dawg.music.sound;

import jarvis.dawg.music.Note;

/** A pitched note: two oscillators, one a side, that fade from a bright wave to a dull one under an envelope. */
final class Tone implements Voice {
    private static final double SILENT = 1e-4;

    private final Timbre timbre;
    private final double[] bright;
    private final double[] dull;
    private final double gainLeft;
    private final double gainRight;
    private final int incrementLeft;
    private final int incrementRight;
    private final double rise;
    private final double decay;
    private final double release;
    private final double dulling;

    private int phaseLeft;
    private int phaseRight;
    private int framesHeld;
    private double level;
    private double brightness;
    private boolean rising = true;

    /**
     * A note from a frame of the piece on, held for a number of frames. Its phase is as if the oscillator had always run: a
     * repeated note that began alike each time would be heard at multiples of its rhythm instead of at its pitch.
     */
    Tone(Timbre timbre, Waves waves, Note note, long firstFrame, int framesHeld) {
        this.timbre = timbre;
        this.framesHeld = framesHeld;
        double frequency = Pitch.frequency(note.pitch());
        bright = waves.table(timbre.bright(), frequency);
        dull = waves.table(timbre.dull(), frequency);
        double loudness = note.velocity() / 127.0;
        double gain = timbre.level() * loudness * Math.sqrt(loudness);
        gainLeft = gain * Math.sqrt(1 - timbre.pan());
        gainRight = gain * Math.sqrt(1 + timbre.pan());
        double apart = StrictMath.pow(2, timbre.detune() / 2400);
        incrementLeft = (int) Pitch.increment(frequency * apart);
        incrementRight = (int) Pitch.increment(frequency / apart);
        phaseLeft = (int) (firstFrame * incrementLeft);
        phaseRight = (int) (firstFrame * incrementRight);
        rise = 1 / (timbre.attack() * Rendering.FRAMES_A_SECOND);
        decay = 1 - Pitch.decay(timbre.decay());
        release = Pitch.decay(timbre.release());
        dulling = Pitch.decay(timbre.dulling());
        brightness = loudness;
    }

    @Override
    public boolean sound(Mix mix, int from, int to) {
        for (int i = from; i < to; i++) {
            step();
            double left = level * gainLeft * at(phaseLeft);
            double right = level * gainRight * at(phaseRight);
            mix.left[i] += left;
            mix.right[i] += right;
            mix.send[i] += (left + right) * timbre.room();
            phaseLeft += incrementLeft;
            phaseRight += incrementRight;
        }
        return framesHeld > 0 || level > SILENT;
    }

    private void step() {
        if (framesHeld-- <= 0) {
            level *= release;
        } else if (rising) {
            level += rise;
            rising = level < 1;
        } else {
            level += (timbre.sustain() - level) * decay;
        }
        brightness *= dulling;
    }

    private double at(int phase) {
        int index = phase >>> Waves.INDEX_SHIFT;
        double fraction = (phase & Waves.FRACTION_MASK) * Waves.FRACTION;
        double low = dull[index] + brightness * (bright[index] - dull[index]);
        double high = dull[index + 1] + brightness * (bright[index + 1] - dull[index + 1]);
        return low + fraction * (high - low);
    }
}
