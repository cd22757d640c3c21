package jarvis.dawg.music;

import jarvis.dawg.music.Section.Kind;
import java.util.List;

/**
 * What makes a genre.
 *
 * @param major progressions of four bars to draw from, by degrees of the scale; {@code +} parts a bar
 * @param minor the same for minor keys
 * @param motifs the rhythms that a tune is drawn from
 * @param fill what the drums play over the second half of a section's last bar
 */
record Style(
        Band band,
        List<String> major,
        List<String> minor,
        boolean sevenths,
        boolean blue,
        Swing swing,
        List<Rhythm> motifs,
        Figures verse,
        Figures chorus,
        Groove fill) {

    /** Who plays. */
    record Band(Instrument melody, Instrument chords, Instrument bass, Instrument arpeggio) {}

    /**
     * What the band plays in a bar.
     *
     * @param bass R the root, 3, 5 and 8 what lies above it, ~ a step beside the root that follows
     * @param arpeggio digits are notes of the chord, from its lowest
     */
    record Figures(Rhythm chords, Rhythm bass, Rhythm arpeggio, Groove drums) {}

    List<String> progressions(Mode mode) {
        return switch (mode) {
            case MAJOR -> major;
            case MINOR -> minor;
        };
    }

    Figures figures(Kind kind) {
        return switch (kind) {
            case INTRO, VERSE, OUTRO -> verse;
            case CHORUS, BRIDGE -> chorus;
        };
    }
}
