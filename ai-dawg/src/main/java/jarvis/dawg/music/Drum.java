package jarvis.dawg.music;

import java.util.stream.Stream;

/** A piece of the drum kit. */
public enum Drum {
    KICK(36),
    RIM(37),
    SNARE(38),
    CLAP(39),
    CLOSED_HAT(42),
    LOW_TOM(45),
    OPEN_HAT(46),
    MIDDLE_TOM(47),
    CRASH(49),
    HIGH_TOM(50),
    RIDE(51),
    SHAKER(70);

    private final int pitch;

    Drum(int pitch) {
        this.pitch = pitch;
    }

    /** Its key by General MIDI. */
    public int pitch() {
        return pitch;
    }

    public static Drum at(int pitch) {
        return Stream.of(values())
                .filter(drum -> drum.pitch == pitch)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no drum of the kit has the MIDI key " + pitch));
    }

    /** Whether it keeps time rather than marks it: all that an intro begins with. */
    boolean keepsTime() {
        return switch (this) {
            case CLOSED_HAT, OPEN_HAT, RIDE, SHAKER, RIM -> true;
            case KICK, SNARE, CLAP, LOW_TOM, MIDDLE_TOM, HIGH_TOM, CRASH -> false;
        };
    }
}
