package jarvis.dawg.music;

/** What a part is played on. */
public enum Instrument {
    PIANO(0),
    ELECTRIC_PIANO(4),
    BELLS(9),
    VIBRAPHONE(11),
    CLEAN_GUITAR(27),
    OVERDRIVEN_GUITAR(29),
    UPRIGHT_BASS(32),
    FINGERED_BASS(33),
    SYNTH_BASS(38),
    SUB_BASS(39),
    STRINGS(48),
    FLUTE(73),
    SQUARE_LEAD(80),
    SAW_LEAD(81),
    WARM_PAD(89),
    DRUM_KIT(0);

    private final int program;

    Instrument(int program) {
        this.program = program;
    }

    /** The General MIDI program, from 0. */
    public int program() {
        return program;
    }
}
