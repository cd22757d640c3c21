package jarvis.dawg.music.sound;

import jarvis.dawg.music.Drum;
import jarvis.dawg.music.Key;

/**
 * How a drum sounds: a body that falls to its pitch, and noise. Every body is tuned to the tonic or the fifth of the key.
 *
 * @param body loudness of the body
 * @param pitch the MIDI pitch that the body comes to
 * @param fall octaves from which it falls, in about a twentieth of a second
 * @param ring seconds in which the body falls to a thousandth
 * @param noise loudness of the noise
 * @param hiss seconds in which the noise falls to a thousandth
 * @param sharpness 0 dark noise to 1 bright noise
 * @param pan -1 left to 1 right
 * @param room the share that goes to the room
 */
record Kit(
        double body,
        double pitch,
        double fall,
        double ring,
        double noise,
        double hiss,
        double sharpness,
        double pan,
        double room) {

    static Kit of(Drum drum, Key key) {
        return switch (drum) {
            case KICK -> new Kit(0.42, kick(key), 2.4, 0.42, 0.1, 0.02, 0.5, 0, 0.02);
            case SNARE -> new Kit(0.16, tonicFrom(key, 50), 0.5, 0.14, 0.26, 0.22, 0.6, 0.05, 0.2);
            case CLAP -> new Kit(0, 60, 0, 0.1, 0.3, 0.2, 0.75, -0.1, 0.3);
            case RIM -> new Kit(0.12, tonicFrom(key, 72), 0.2, 0.06, 0.1, 0.03, 0.7, 0.2, 0.25);
            case LOW_TOM -> new Kit(0.3, tonicFrom(key, 38), 0.6, 0.45, 0.05, 0.08, 0.4, 0.3, 0.15);
            case MIDDLE_TOM -> new Kit(0.3, tonicFrom(key, 38) + 7, 0.6, 0.4, 0.05, 0.08, 0.4, 0, 0.15);
            case HIGH_TOM -> new Kit(0.3, tonicFrom(key, 38) + 12, 0.6, 0.35, 0.05, 0.08, 0.4, -0.3, 0.15);
            case CLOSED_HAT -> new Kit(0, 60, 0, 0.1, 0.1, 0.06, 1, 0.25, 0.03);
            case OPEN_HAT -> new Kit(0, 60, 0, 0.1, 0.1, 0.4, 1, 0.25, 0.08);
            case RIDE -> new Kit(0, 60, 0, 0.1, 0.06, 0.6, 1, -0.3, 0.1);
            case CRASH -> new Kit(0, 60, 0, 0.1, 0.14, 1.8, 0.95, -0.2, 0.25);
            case SHAKER -> new Kit(0, 60, 0, 0.1, 0.07, 0.09, 0.95, -0.35, 0.05);
        };
    }

    /** The tonic or its fifth, whichever is deep but not too deep to be heard: below the bass, so that neither hides the other. */
    private static int kick(Key key) {
        int tonic = tonicFrom(key, 24);
        if (tonic < 25) {
            return tonic + 7;
        }
        return tonic > 31 ? tonic - 5 : tonic;
    }

    private static int tonicFrom(Key key, int lowest) {
        return lowest + Math.floorMod(key.tonic() - lowest, 12);
    }
}
