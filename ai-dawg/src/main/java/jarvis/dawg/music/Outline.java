package jarvis.dawg.music;

import java.util.ArrayList;
import java.util.List;

/** What every part keeps to: the form and the chords of the piece. */
record Outline(MusicRequest request, Style style, List<Section> sections, List<Chord> chords) {
    private static final int FEWEST_BARS_WITH_AN_END = 4;
    private static final Rhythm HELD_ROOT = Rhythm.of("R---------------");

    /** One onset of a rhythm under the chord that it sounds with, in ticks from the start of the piece. */
    record Stroke(int start, int length, char symbol, Chord chord) {}

    Chance chance(String purpose) {
        return Chance.keyed(request.seed(), purpose);
    }

    /** The last bar, where the piece is long enough to come to rest. */
    boolean isRest(int bar) {
        return bar == request.bars() - 1 && request.bars() >= FEWEST_BARS_WITH_AN_END;
    }

    /** A rhythm laid over a bar; one that is held into the next chord is struck again there. */
    List<Stroke> strokes(Rhythm rhythm, int bar) {
        Rhythm played = isRest(bar) ? HELD_ROOT : rhythm;
        int offset = bar * Composition.TICKS_A_BAR;
        List<Stroke> strokes = new ArrayList<>();
        for (Rhythm.Beat beat : played.beats()) {
            for (Chord chord : chords) {
                int start = Math.max(offset + beat.start(), chord.start());
                int end = Math.min(offset + beat.end(), chord.end());
                if (start < end) {
                    strokes.add(new Stroke(start, end - start, beat.symbol(), chord));
                }
            }
        }
        return strokes;
    }

    Chord chordAt(int tick) {
        return chords.stream()
                .filter(chord -> chord.start() <= tick && tick < chord.end())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no chord at tick " + tick + " of " + request));
    }

    /** The chord that follows one, or the first one at the end. */
    Chord after(Chord chord) {
        return chord.end() < request.bars() * Composition.TICKS_A_BAR ? chordAt(chord.end()) : chords.getFirst();
    }
}
