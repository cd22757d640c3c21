package jarvis.core.coordination;

/** Where Jarvis dies: anywhere, as often as the seed says. */
final class Faults {
    /** Jarvis is dead; only the journal and the world are left. */
    static final class Crash extends RuntimeException {
        Crash(String where) {
            super(where);
        }
    }

    private final Chance chance;
    private int permille;

    Faults(long seed, int permille) {
        this.chance = Chance.keyed(seed, "faults");
        this.permille = permille;
    }

    void end() {
        permille = 0;
    }

    void maybe(String where) {
        if (permille > 0 && chance.permille(permille)) {
            throw new Crash(where);
        }
    }

    /** How many of the events of one append become durable; all of them and a crash is an append that nobody heard of. */
    int torn(int events) {
        return permille > 0 && chance.permille(permille * 2) ? chance.between(0, events) : -1;
    }
}
