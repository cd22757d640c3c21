package jarvis.dawg.music;

/** A stretch of the form. */
public record Section(Kind kind, int firstBar, int bars) {
    /** What a stretch is for; two of a kind share their chords and their tune. */
    public enum Kind {
        INTRO,
        VERSE,
        CHORUS,
        BRIDGE,
        OUTRO
    }

    /** The first bar after it. */
    public int end() {
        return firstBar + bars;
    }

    boolean sings() {
        return kind != Kind.INTRO;
    }

    /** The kind whose tune it sings: the chorus is heard once more at the end. */
    Kind tune() {
        return kind == Kind.OUTRO ? Kind.CHORUS : kind;
    }

    /** How much louder than a verse, in MIDI velocity. */
    int loudness() {
        return switch (kind) {
            case INTRO -> -12;
            case VERSE -> 0;
            case CHORUS -> 8;
            case BRIDGE -> -4;
            case OUTRO -> -8;
        };
    }
}
