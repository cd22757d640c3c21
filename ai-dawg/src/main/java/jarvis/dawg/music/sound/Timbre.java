package jarvis.dawg.music.sound;

import jarvis.dawg.music.Instrument;

/**
 * How an instrument sounds: it begins bright and turns dull.
 *
 * @param level loudness, as the root of the mean power at full velocity
 * @param attack seconds to full loudness
 * @param decay seconds in which the loudness above the sustained one falls to a thousandth
 * @param sustain the loudness that is held, as a share
 * @param release seconds in which an ended note falls to a thousandth
 * @param dulling seconds in which the brightness falls to a thousandth
 * @param detune cents between the two sides, which makes them wide
 * @param pan -1 left to 1 right
 * @param room the share that goes to the room
 */
record Timbre(
        Shape bright,
        Shape dull,
        double level,
        double attack,
        double decay,
        double sustain,
        double release,
        double dulling,
        double detune,
        double pan,
        double room) {

    static Timbre of(Instrument instrument) {
        return switch (instrument) {
            case PIANO -> new Timbre(Shape.STRING, Shape.ROUND, 0.12, 0.002, 2.8, 0, 0.25, 0.9, 1.5, -0.2, 0.2);
            case ELECTRIC_PIANO -> new Timbre(Shape.BELL, Shape.ROUND, 0.12, 0.003, 3.5, 0, 0.3, 0.6, 3, -0.2, 0.25);
            case BELLS -> new Timbre(Shape.BELL, Shape.SINE, 0.15, 0.002, 2.2, 0, 0.9, 0.7, 2, 0.25, 0.45);
            case VIBRAPHONE -> new Timbre(Shape.BELL, Shape.SINE, 0.19, 0.003, 2.6, 0, 0.4, 0.35, 1.5, 0.15, 0.3);
            case CLEAN_GUITAR -> new Timbre(Shape.SAW, Shape.STRING, 0.095, 0.002, 1.6, 0, 0.2, 0.35, 2.5, 0.35, 0.2);
            case OVERDRIVEN_GUITAR -> new Timbre(Shape.SQUARE, Shape.SAW, 0.14, 0.006, 4, 0.7, 0.15, 0.8, 5, -0.1, 0.2);
            case UPRIGHT_BASS -> new Timbre(Shape.STRING, Shape.ROUND, 0.15, 0.004, 1.4, 0.1, 0.12, 0.25, 0, 0, 0.05);
            case FINGERED_BASS -> new Timbre(Shape.SAW, Shape.ROUND, 0.13, 0.004, 2, 0.4, 0.1, 0.4, 0, 0, 0.02);
            case SYNTH_BASS -> new Timbre(Shape.SQUARE, Shape.ROUND, 0.13, 0.003, 1.2, 0.5, 0.08, 0.3, 0, 0, 0);
            case SUB_BASS -> new Timbre(Shape.STRING, Shape.ROUND, 0.14, 0.006, 3, 0.5, 0.25, 0.3, 0, 0, 0);
            case STRINGS -> new Timbre(Shape.SAW, Shape.STRING, 0.075, 0.12, 2, 0.8, 0.5, 3, 7, 0.1, 0.4);
            case FLUTE -> new Timbre(Shape.TRIANGLE, Shape.SINE, 0.17, 0.04, 1.5, 0.8, 0.2, 1.2, 1.5, 0.15, 0.35);
            case SQUARE_LEAD -> new Timbre(Shape.SQUARE, Shape.TRIANGLE, 0.14, 0.004, 1.2, 0.5, 0.2, 0.7, 4, 0.1, 0.3);
            case SAW_LEAD -> new Timbre(Shape.SAW, Shape.STRING, 0.13, 0.006, 1.5, 0.6, 0.2, 0.9, 6, 0.1, 0.3);
            case WARM_PAD -> new Timbre(Shape.STRING, Shape.TRIANGLE, 0.085, 0.4, 3, 0.85, 0.9, 5, 6, 0, 0.5);
            case DRUM_KIT -> throw new IllegalArgumentException("a drum kit has no timbre of its own; see Kit");
        };
    }
}
