package jarvis.dawg.music.sound;

/** The harmonics of a wave: how strong each is, by its number. */
enum Shape {
    SINE {
        @Override
        double strength(int harmonic) {
            return harmonic == 1 ? 1 : 0;
        }
    },
    /** A sine with a little warmth, so that a deep bass is heard on small speakers. */
    ROUND {
        @Override
        double strength(int harmonic) {
            return harmonic <= 4 ? StrictMath.pow(0.3, harmonic - 1) : 0;
        }
    },
    TRIANGLE {
        @Override
        double strength(int harmonic) {
            return harmonic % 2 == 0 ? 0 : (harmonic % 4 == 1 ? 1.0 : -1.0) / (harmonic * harmonic);
        }
    },
    SQUARE {
        @Override
        double strength(int harmonic) {
            return harmonic % 2 == 0 ? 0 : 1.0 / harmonic;
        }
    },
    SAW {
        @Override
        double strength(int harmonic) {
            return 1.0 / harmonic;
        }
    },
    /** A struck or plucked string: softer than a saw above. */
    STRING {
        @Override
        double strength(int harmonic) {
            return 1.0 / StrictMath.pow(harmonic, 1.5);
        }
    },
    /** Octaves only: a bell that is in tune with every key. */
    BELL {
        @Override
        double strength(int harmonic) {
            return switch (harmonic) {
                case 1 -> 1;
                case 2 -> 0.3;
                case 4 -> 0.4;
                case 8 -> 0.15;
                default -> 0;
            };
        }
    };

    abstract double strength(int harmonic);
}
