package jarvis.dawg.music;

import java.util.ArrayList;
import java.util.List;

/**
 * One bar of tune: a rhythm, and how each of its notes moves from the one before.
 *
 * @param moves steps of the scale, one a beat; the first is not used
 */
record Motif(Rhythm rhythm, List<Integer> moves) {
    private static final int STEP_PERCENT = 75;
    private static final int REPEAT_PERCENT = 12;
    private static final int NARROWEST = 3;

    Motif {
        moves = List.copyOf(moves);
        if (moves.size() < rhythm.beats().size()) {
            throw new IllegalStateException("a motif without a move for each of its beats: " + rhythm);
        }
    }

    /** Drawn until it goes somewhere: one that only rocks between two notes is no tune. */
    static Motif drawn(Rhythm rhythm, Chance chance) {
        Motif motif = attempt(rhythm, chance);
        for (int again = 0;
                again < 8 && motif.span() < Math.min(NARROWEST, rhythm.beats().size() - 1);
                again++) {
            motif = attempt(rhythm, chance);
        }
        return motif;
    }

    /** Mostly steps that keep their direction for a while; a leap is followed by a step back. */
    private static Motif attempt(Rhythm rhythm, Chance chance) {
        List<Integer> moves = new ArrayList<>();
        int direction = chance.percent(60) ? 1 : -1;
        while (moves.size() < rhythm.beats().size()) {
            int drawn = chance.below(100);
            if (drawn < STEP_PERCENT) {
                moves.add(direction);
                direction = chance.percent(30) ? -direction : direction;
            } else if (drawn < STEP_PERCENT + REPEAT_PERCENT) {
                moves.add(0);
            } else {
                moves.add(direction * 2);
                direction = -direction;
            }
        }
        return new Motif(rhythm, moves);
    }

    /** Steps from its lowest note to its highest. */
    private int span() {
        int height = 0;
        int lowest = 0;
        int highest = 0;
        for (int move : moves.subList(1, moves.size())) {
            height += move;
            lowest = Math.min(lowest, height);
            highest = Math.max(highest, height);
        }
        return highest - lowest;
    }

    /** The same beginning, then a rest on a long note. */
    Motif cadence() {
        List<Integer> padded = new ArrayList<>(moves);
        padded.add(0);
        return new Motif(rhythm.cadence(), padded);
    }
}
