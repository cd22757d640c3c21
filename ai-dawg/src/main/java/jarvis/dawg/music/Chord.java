package jarvis.dawg.music;

import java.util.List;

/**
 * A chord of the key's own notes, in ticks from the start of the piece.
 *
 * @param degree its root in the scale, 0 the tonic to 6
 */
public record Chord(int start, int length, int degree, boolean seventh) {
    /** The first tick after it. */
    public int end() {
        return start + length;
    }

    /** Its notes as degrees of the scale, from the root upwards, not brought back into one octave. */
    public List<Integer> degrees() {
        return seventh ? List.of(degree, degree + 2, degree + 4, degree + 6) : List.of(degree, degree + 2, degree + 4);
    }

    /** Whether a step of the scale is one of its notes. */
    public boolean holds(int step) {
        int above = Math.floorMod(step - degree, 7);
        return above % 2 == 0 && (above < 6 || seventh);
    }
}
