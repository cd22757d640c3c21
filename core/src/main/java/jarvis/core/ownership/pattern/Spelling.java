package jarvis.core.ownership.pattern;

import java.util.Arrays;
import java.util.BitSet;

/** Adds names to an automaton letter by letter, and counts what they spell out. */
final class Spelling {
    private final Automaton automaton;
    private int letters;
    private int folders;
    private int wildcards;
    private int[] name = {};
    private int at;

    Spelling(Automaton automaton) {
        this.automaton = automaton;
    }

    Rank rank() {
        return new Rank(letters, folders, wildcards);
    }

    void folders() {
        folders++;
    }

    /** Adds one name; gives it as it is spelled, or nothing where it has wildcards. */
    String name(String written) throws Unreadable {
        name = written.codePoints().toArray();
        int before = wildcards;
        StringBuilder literal = new StringBuilder();
        for (at = 0; at < name.length; at++) {
            switch (name[at]) {
                case '*' -> star();
                case '?' -> wildcard(Letters.IN_NAME);
                case '[' -> brackets();
                case '\\' -> letter(escaped(), literal);
                default -> letter(name[at], literal);
            }
        }
        return wildcards == before ? literal.toString() : "";
    }

    private void letter(int letter, StringBuilder literal) {
        letters++;
        literal.appendCodePoint(letter);
        automaton.letter(Letters.one(letter));
    }

    private void wildcard(Letters on) {
        wildcards++;
        automaton.letter(on);
    }

    private void star() {
        while (at + 1 < name.length && name[at + 1] == '*') {
            at++;
        }
        wildcards++;
        automaton.anyInName();
    }

    private int escaped() throws Unreadable {
        at++;
        if (at == name.length || Character.isLetterOrDigit(name[at])) {
            throw new Unreadable("a \\ stands before no sign that it could take the meaning from."
                    + " Write / between folders, and \\\\ for the letter itself");
        }
        return name[at];
    }

    private void brackets() throws Unreadable {
        int open = at;
        boolean others = at + 1 < name.length && (name[at + 1] == '!' || name[at + 1] == '^');
        if (others) {
            at++;
        }
        BitSet listed = new BitSet();
        for (at++; at < name.length && (name[at] != ']' || listed.isEmpty()); at++) {
            listed(listed);
        }
        if (at >= name.length) {
            throw new Unreadable("its [ is never closed. Add the ], or write \\[ for the letter");
        }
        wildcards++;
        automaton.eitherOf(Letters.of(listed, others), Arrays.copyOfRange(name, open, at + 1));
    }

    /** One letter of the brackets, or a range such as {@code a-z}. */
    private void listed(BitSet listed) throws Unreadable {
        int from = member();
        boolean range = at + 2 < name.length && name[at + 1] == '-' && name[at + 2] != ']';
        if (!range) {
            listed.set(from);
            return;
        }
        at += 2;
        int to = member();
        if (to < from) {
            throw new Unreadable("%s-%s in its brackets runs backwards. Write the smaller letter first"
                    .formatted(Character.toString(from), Character.toString(to)));
        }
        listed.set(from, to + 1);
    }

    private int member() throws Unreadable {
        return name[at] == '\\' ? escaped() : name[at];
    }
}
