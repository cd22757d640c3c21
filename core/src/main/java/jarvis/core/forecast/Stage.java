package jarvis.core.forecast;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A phase, or its repetition after a checkpoint failed: pieces in the order in which places are given to them, and what each
 * waits for. Stages follow one another. Immutable.
 */
final class Stage {
    private static final int[] NONE = {};

    private final String phase;
    private final int round;
    private final List<Piece> pieces;
    private final int[][] after;
    private final int[][] frees;
    private final int[] order;

    /** @param after for each piece the places in the list of those that it waits for */
    Stage(String phase, int round, List<Piece> pieces, int[][] after) {
        this.phase = phase;
        this.round = round;
        this.pieces = List.copyOf(pieces);
        this.after = after;
        this.frees = frees(after);
        this.order = order(after, frees);
    }

    String phase() {
        return phase;
    }

    /** 0, and one more for each failure of its checkpoints. */
    int round() {
        return round;
    }

    List<Piece> pieces() {
        return pieces;
    }

    int size() {
        return pieces.size();
    }

    Piece piece(int at) {
        return pieces.get(at);
    }

    int[] after(int at) {
        return after[at];
    }

    int[] frees(int at) {
        return frees[at];
    }

    /** An order in which each comes after those that it waits for; those that wait for each other are not in it. */
    int[] order() {
        return order;
    }

    /** Those that wait for each other, and whoever waits for them. */
    List<Piece> stuck() {
        boolean[] reached = new boolean[size()];
        for (int at : order) {
            reached[at] = true;
        }
        return IntStream.range(0, size())
                .filter(at -> !reached[at])
                .mapToObj(pieces::get)
                .toList();
    }

    /** Whether nobody in it waits for anybody. */
    boolean loose() {
        return Arrays.stream(after).allMatch(waits -> waits.length == 0);
    }

    private static int[][] frees(int[][] after) {
        int[] counts = new int[after.length];
        for (int[] waits : after) {
            for (int earlier : waits) {
                counts[earlier]++;
            }
        }
        int[][] frees = new int[after.length][];
        for (int at = 0; at < after.length; at++) {
            frees[at] = counts[at] == 0 ? NONE : new int[counts[at]];
        }
        for (int at = 0; at < after.length; at++) {
            for (int earlier : after[at]) {
                frees[earlier][--counts[earlier]] = at;
            }
        }
        return frees;
    }

    private static int[] order(int[][] after, int[][] frees) {
        int[] left = new int[after.length];
        int[] order = new int[after.length];
        int found = 0;
        for (int at = 0; at < after.length; at++) {
            left[at] = after[at].length;
            if (left[at] == 0) {
                order[found++] = at;
            }
        }
        for (int done = 0; done < found; done++) {
            for (int later : frees[order[done]]) {
                if (--left[later] == 0) {
                    order[found++] = later;
                }
            }
        }
        return Arrays.copyOf(order, found);
    }
}
