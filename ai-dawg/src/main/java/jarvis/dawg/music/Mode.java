package jarvis.dawg.music;

import java.util.List;

/** The scale of a key: major, or natural minor. */
public enum Mode {
    MAJOR(List.of(0, 2, 4, 5, 7, 9, 11)),
    MINOR(List.of(0, 2, 3, 5, 7, 8, 10));

    private final List<Integer> semitones;

    Mode(List<Integer> semitones) {
        this.semitones = semitones;
    }

    /** The seven notes of the scale, in semitones above its tonic. */
    public List<Integer> semitones() {
        return semitones;
    }
}
