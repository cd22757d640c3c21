package jarvis.core.ownership.pattern;

import java.util.BitSet;
import java.util.stream.IntStream;

/** A set of code points, as sorted borders: what lies between an even border and the next one is in it. */
final class Letters {
    private static final int END = Character.MAX_CODE_POINT + 1;
    /** Every letter that a path can have. */
    static final Letters ANY = new Letters(1, END);

    static final Letters IN_NAME = new Letters(1, '/', '/' + 1, END);
    static final Letters SLASH = one('/');

    private final int[] borders;

    private Letters(int... borders) {
        this.borders = borders;
    }

    static Letters one(int letter) {
        return new Letters(letter, letter + 1);
    }

    /** Those listed, or those that are not; the slash is never among them. */
    static Letters of(BitSet listed, boolean others) {
        BitSet set = (BitSet) listed.clone();
        if (others) {
            set.flip(1, END);
        }
        set.clear('/');
        IntStream.Builder borders = IntStream.builder();
        for (int from = set.nextSetBit(0); from >= 0; ) {
            int to = set.nextClearBit(from);
            borders.add(from).add(to);
            from = set.nextSetBit(to);
        }
        return new Letters(borders.build().toArray());
    }

    boolean has(int letter) {
        boolean in = false;
        for (int border : borders) {
            if (letter < border) {
                return in;
            }
            in = !in;
        }
        return in;
    }

    /**
     * One letter of both for each way that the rules of paths tell apart: an ordinary one, the dot, the slash.
     *
     * <p>Ranges of both begin where one of them begins, or behind the dot and the slash, so no other letter needs a look.
     */
    int[] shared(Letters other) {
        int[] ordinary = IntStream.concat(
                        IntStream.concat(IntStream.rangeClosed('a', 'z'), IntStream.of('/' + 1)),
                        IntStream.concat(starts(), other.starts()))
                .filter(letter -> letter != '.' && letter != '/' && has(letter) && other.has(letter))
                .limit(1)
                .toArray();
        return IntStream.concat(
                        IntStream.of(ordinary),
                        IntStream.of('.', '/').filter(letter -> has(letter) && other.has(letter)))
                .toArray();
    }

    private IntStream starts() {
        return IntStream.iterate(0, at -> at < borders.length, at -> at + 2).map(at -> borders[at]);
    }
}
