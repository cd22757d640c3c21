package jarvis.core.ownership.pattern;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * What a pattern accepts, letter by letter; several states may hold at once.
 *
 * <p>It begins in state 0 and accepts in its last one. It relies on being shown normal paths only: that no name is empty
 * is not its business.
 */
final class Automaton {
    /** From a state to another when a letter is read. */
    record Move(Letters on, int to) {}

    /** @param skips the states that hold whenever this one does */
    record State(List<Move> moves, List<Integer> skips) {
        State() {
            this(new ArrayList<>(1), new ArrayList<>(0));
        }
    }

    private final List<State> states = new ArrayList<>();
    private boolean ended;

    Automaton() {
        states.add(new State());
    }

    int size() {
        return states.size();
    }

    State state(int index) {
        return states.get(index);
    }

    boolean accepting(int index) {
        return ended && index == states.size() - 1;
    }

    Automaton letter(Letters on) {
        last().moves().add(new Move(on, size()));
        return next();
    }

    /** Any letters of one name, also none. */
    Automaton anyInName() {
        return loop(Letters.IN_NAME);
    }

    /** Everything to the end. */
    Automaton rest() {
        return loop(Letters.ANY);
    }

    /** Any folders, also none; it stands where a name begins. */
    Automaton folders() {
        int through = size();
        last().skips().addAll(List.of(through, through + 1));
        next();
        last().moves().addAll(List.of(new Move(Letters.ANY, through), new Move(Letters.SLASH, through + 1)));
        return next();
    }

    /** One of the letters, or the name of exactly this text. */
    Automaton eitherOf(Letters letters, int[] text) {
        int first = size();
        int end = first + 1 + text.length;
        last().skips().addAll(List.of(first, first + 1));
        next();
        last().moves().add(new Move(letters, end));
        next();
        for (int letter : text) {
            letter(Letters.one(letter));
        }
        return this;
    }

    /** The path up to here, and everything beneath it. */
    Automaton andBeneath() {
        last().skips().add(size() + 1);
        letter(Letters.SLASH);
        return rest();
    }

    Automaton end() {
        ended = true;
        return this;
    }

    /** @param known how much of the path is known to be as the pattern begins, which has no wildcard so far */
    boolean accepts(String path, int known) {
        BitSet now = new BitSet(size());
        hold(path.codePointCount(0, known), now);
        for (int at = known; at < path.length() && !now.isEmpty(); ) {
            int letter = path.codePointAt(at);
            now = after(now, letter);
            at += Character.charCount(letter);
        }
        return now.get(size() - 1);
    }

    private BitSet after(BitSet now, int letter) {
        BitSet next = new BitSet(size());
        for (int index = now.nextSetBit(0); index >= 0; index = now.nextSetBit(index + 1)) {
            for (Move move : state(index).moves()) {
                if (move.on().has(letter)) {
                    hold(move.to(), next);
                }
            }
        }
        return next;
    }

    private void hold(int index, BitSet states) {
        if (!states.get(index)) {
            states.set(index);
            for (int skip : state(index).skips()) {
                hold(skip, states);
            }
        }
    }

    private Automaton loop(Letters letters) {
        last().moves().add(new Move(letters, size() - 1));
        last().skips().add(size());
        return next();
    }

    private State last() {
        return states.getLast();
    }

    private Automaton next() {
        states.add(new State());
        return this;
    }
}
