package jarvis.dawg.music.sound;

/** Frequencies of MIDI pitches, in equal temperament from A4 at 440 Hz. */
final class Pitch {
    private Pitch() {}

    static double frequency(double midiPitch) {
        return 440 * StrictMath.pow(2, (midiPitch - 69) / 12);
    }

    /** What a phase gains a frame; see {@link Waves}. */
    static double increment(double frequency) {
        return frequency / Rendering.FRAMES_A_SECOND * 0x1p32;
    }

    /** The factor by which something falls to a thousandth in so many seconds. */
    static double decay(double seconds) {
        return StrictMath.pow(0.001, 1 / (seconds * Rendering.FRAMES_A_SECOND));
    }
}
