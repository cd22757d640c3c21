package jarvis.core.ownership.pattern;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Optional;

/**
 * The search for the shortest path that two automata accept.
 *
 * <p>It walks pairs of states, beside the rules of a normal path, and meets each at most once: work and memory are bounded
 * by four times the product of both sizes, however the wildcards stand.
 */
final class Meeting {
    private static final int UNSEEN = -2;
    private static final int NO_LETTER = -1;
    private static final int STARTS = 0;
    private static final int ONE_DOT = 1;
    private static final int TWO_DOTS = 2;
    private static final int NAMED = 3;
    private static final int WAYS = 4;

    private final Automaton one;
    private final Automaton other;
    private final int[] from;
    private final int[] read;
    private final Deque<Integer> open = new ArrayDeque<>();

    private Meeting(Automaton one, Automaton other) {
        this.one = one;
        this.other = other;
        from = new int[one.size() * other.size() * WAYS];
        read = new int[from.length];
        Arrays.fill(read, UNSEEN);
    }

    static Optional<String> of(Automaton one, Automaton other) {
        return new Meeting(one, other).search();
    }

    private Optional<String> search() {
        read[0] = NO_LETTER;
        from[0] = -1;
        open.add(0);
        while (!open.isEmpty()) {
            int node = open.removeFirst();
            int left = node / WAYS / other.size();
            int right = node / WAYS % other.size();
            if (node % WAYS == NAMED && one.accepting(left) && other.accepting(right)) {
                return Optional.of(path(node));
            }
            skip(node, left, right);
            move(node, left, right);
        }
        return Optional.empty();
    }

    private void skip(int node, int left, int right) {
        int way = node % WAYS;
        one.state(left).skips().forEach(to -> enter(node, node(to, right, way), NO_LETTER));
        other.state(right).skips().forEach(to -> enter(node, node(left, to, way), NO_LETTER));
    }

    private void move(int node, int left, int right) {
        for (Automaton.Move mine : one.state(left).moves()) {
            for (Automaton.Move theirs : other.state(right).moves()) {
                for (int letter : mine.on().shared(theirs.on())) {
                    int way = way(node % WAYS, letter);
                    if (way != UNSEEN) {
                        enter(node, node(mine.to(), theirs.to(), way), letter);
                    }
                }
            }
        }
    }

    private int node(int left, int right, int way) {
        return (left * other.size() + right) * WAYS + way;
    }

    /** What is known of the name that is being read: it may not be empty, a dot or two. */
    private static int way(int before, int letter) {
        return switch (letter) {
            case '/' -> before == NAMED ? STARTS : UNSEEN;
            case '.' -> before == STARTS ? ONE_DOT : before == ONE_DOT ? TWO_DOTS : NAMED;
            default -> NAMED;
        };
    }

    private void enter(int before, int node, int letter) {
        if (read[node] != UNSEEN) {
            return;
        }
        read[node] = letter;
        from[node] = before;
        if (letter == NO_LETTER) {
            open.addFirst(node);
        } else {
            open.addLast(node);
        }
    }

    private String path(int end) {
        StringBuilder backwards = new StringBuilder();
        for (int node = end; node >= 0; node = from[node]) {
            if (read[node] != NO_LETTER) {
                backwards.insert(0, Character.toString(read[node]));
            }
        }
        return backwards.toString();
    }
}
