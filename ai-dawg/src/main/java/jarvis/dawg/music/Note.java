package jarvis.dawg.music;

/**
 * One note, in ticks from the start of the piece.
 *
 * @param pitch the MIDI pitch, or the drum's MIDI key
 * @param velocity 1 to 127
 * @param blue whether it is meant to lie outside the scale
 */
public record Note(int start, int length, int pitch, int velocity, boolean blue) {
    public Note {
        if (start < 0 || length < 1 || pitch < 0 || pitch > 127 || velocity < 1 || velocity > 127) {
            throw new IllegalArgumentException(
                    "no note: start %d, length %d, pitch %d, velocity %d".formatted(start, length, pitch, velocity));
        }
    }

    /** A note of the scale, or of a drum, its velocity held within what MIDI knows. */
    static Note plain(int start, int length, int pitch, int velocity) {
        return new Note(start, length, pitch, Math.clamp(velocity, 1, 127), false);
    }

    /** The first tick after it. */
    public int end() {
        return start + length;
    }
}
