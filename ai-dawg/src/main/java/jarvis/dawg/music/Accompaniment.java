package jarvis.dawg.music;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The chords and the arpeggio: each chord voiced so that its notes move as little as they can from the one before. */
final class Accompaniment {
    private static final int LOWEST = 52;
    private static final int HIGHEST = 74;
    private static final int MIDDLE = 62;
    private static final int CHORD_VELOCITY = 68;
    private static final int ARPEGGIO_VELOCITY = 62;

    private final Outline outline;
    private final Map<Chord, List<Integer>> voicings = new HashMap<>();

    Accompaniment(Outline outline) {
        this.outline = outline;
        List<Integer> before = List.of();
        for (Chord chord : outline.chords()) {
            before = voicing(chord, before);
            voicings.put(chord, before);
        }
    }

    List<Note> chords() {
        List<Note> notes = new ArrayList<>();
        Chance chance = outline.chance("chords");
        for (Section section : outline.sections()) {
            Rhythm rhythm = outline.style().figures(section.kind()).chords();
            for (int bar = section.firstBar(); bar < section.end(); bar++) {
                for (Outline.Stroke stroke : outline.strokes(rhythm, bar)) {
                    int velocity = CHORD_VELOCITY + section.loudness() + chance.around(5);
                    for (int pitch : voicing(stroke.chord())) {
                        notes.add(Note.plain(stroke.start(), stroke.length(), pitch, velocity + chance.around(3)));
                    }
                }
            }
        }
        return notes;
    }

    List<Note> arpeggio() {
        List<Note> notes = new ArrayList<>();
        Chance chance = outline.chance("arpeggio");
        for (Section section : outline.sections()) {
            Rhythm rhythm = outline.style().figures(section.kind()).arpeggio();
            for (int bar = section.firstBar(); bar < section.end() && !outline.isRest(bar); bar++) {
                for (Outline.Stroke stroke : outline.strokes(rhythm, bar)) {
                    List<Integer> voices = voicing(stroke.chord());
                    int pitch = voices.get(Character.digit(stroke.symbol(), 10) % voices.size()) + 12;
                    int velocity = ARPEGGIO_VELOCITY + section.loudness() + chance.around(8);
                    notes.add(Note.plain(stroke.start(), stroke.length(), pitch, velocity));
                }
            }
        }
        return notes;
    }

    private List<Integer> voicing(Chord chord) {
        List<Integer> voices = voicings.get(chord);
        if (voices == null) {
            throw new IllegalStateException("a chord that is not of this piece: " + chord);
        }
        return voices;
    }

    /** The close position, of all inversions and octaves in range, that is nearest to the voices before. */
    private List<Integer> voicing(Chord chord, List<Integer> before) {
        List<Integer> best = List.of();
        for (int inversion = 0; inversion < chord.degrees().size(); inversion++) {
            for (int octave = 3; octave <= 6; octave++) {
                List<Integer> voices = position(chord, inversion, octave);
                boolean inRange = voices.getFirst() >= LOWEST && voices.getLast() <= HIGHEST;
                if (inRange && (best.isEmpty() || movement(voices, before) < movement(best, before))) {
                    best = voices;
                }
            }
        }
        return best;
    }

    private List<Integer> position(Chord chord, int inversion, int octave) {
        List<Integer> degrees = chord.degrees();
        List<Integer> voices = new ArrayList<>();
        for (int i = 0; i < degrees.size(); i++) {
            int above = inversion + i < degrees.size() ? 0 : 7;
            int degree = degrees.get((inversion + i) % degrees.size());
            voices.add(outline.request().key().pitch(7 * octave + degree + above));
        }
        return List.copyOf(voices);
    }

    /** Semitones that all voices move together; the first chord is measured from the middle of the range. */
    private static int movement(List<Integer> voices, List<Integer> before) {
        int moved = 0;
        for (int i = 0; i < voices.size(); i++) {
            moved += Math.abs(voices.get(i) - (before.isEmpty() ? MIDDLE : before.get(i)));
        }
        return moved;
    }
}
