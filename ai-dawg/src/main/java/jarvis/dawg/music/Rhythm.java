package jarvis.dawg.music;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** One bar of onsets, written as sixteen sixteenths: a symbol begins a sound, {@code -} holds it, {@code .} is silence. */
record Rhythm(List<Beat> beats) {
    static final int SIXTEENTH = Composition.TICKS_A_BEAT / 4;
    private static final String HOLD_OR_SILENCE = "-.";

    /** One onset, in ticks from the start of the bar. */
    record Beat(int start, int length, char symbol) {
        int end() {
            return start + length;
        }

        /** On the first or the third beat of the bar. */
        boolean strong() {
            return start % (2 * Composition.TICKS_A_BEAT) == 0;
        }
    }

    Rhythm {
        beats = List.copyOf(beats);
    }

    static Rhythm of(String sixteenths) {
        if (sixteenths.length() != 16) {
            throw new IllegalStateException("a bar has 16 sixteenths: " + sixteenths);
        }
        List<Beat> beats = new ArrayList<>();
        for (int i = 0; i < sixteenths.length(); i++) {
            char symbol = sixteenths.charAt(i);
            if (HOLD_OR_SILENCE.indexOf(symbol) < 0) {
                beats.add(new Beat(i * SIXTEENTH, (1 + held(sixteenths, i + 1)) * SIXTEENTH, symbol));
            }
        }
        return new Rhythm(beats);
    }

    private static int held(String sixteenths, int from) {
        return (int) IntStream.range(from, sixteenths.length())
                .takeWhile(i -> sixteenths.charAt(i) == '-')
                .count();
    }

    /** The first half as it is, then one long note and a breath. */
    Rhythm cadence() {
        int half = 2 * Composition.TICKS_A_BEAT;
        List<Beat> closed = new ArrayList<>(
                beats.stream().filter(beat -> beat.end() <= half).toList());
        closed.add(new Beat(half, half - 2 * SIXTEENTH, 'x'));
        return new Rhythm(closed);
    }
}
