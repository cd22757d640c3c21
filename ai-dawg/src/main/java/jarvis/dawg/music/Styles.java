package jarvis.dawg.music;

import jarvis.dawg.music.Style.Band;
import jarvis.dawg.music.Style.Figures;
import java.util.List;
import java.util.stream.Stream;

/** The style of each genre, as a table. */
final class Styles {
    private static final String SILENCE = "................";

    private Styles() {}

    static Style of(Genre genre) {
        return switch (genre) {
            case POP -> pop();
            case ROCK -> rock();
            case HOUSE -> house();
            case HIP_HOP -> hipHop();
            case JAZZ -> jazz();
            case AMBIENT -> ambient();
            case LOFI -> lofi();
            case TRAP -> trap();
        };
    }

    private static List<Rhythm> motifs(String... bars) {
        return Stream.of(bars).map(Rhythm::of).toList();
    }

    private static Figures figures(String chords, String bass, String arpeggio, String drums) {
        return new Figures(Rhythm.of(chords), Rhythm.of(bass), Rhythm.of(arpeggio), Groove.of(drums));
    }

    private static Style pop() {
        return new Style(
                new Band(Instrument.SAW_LEAD, Instrument.PIANO, Instrument.FINGERED_BASS, Instrument.BELLS),
                List.of("1 5 6 4", "6 4 1 5", "1 6 4 5", "4 1 5 6"),
                List.of("1 6 3 7", "1 4 6 7", "6 7 1 5", "1 3 7 6"),
                false,
                false,
                Swing.STRAIGHT,
                motifs("x-x-x---x-x-x---", "x---x-x-x-x-x-x-", "x--x--x-x---x-x-", "x-x-x-x-x---x---"),
                figures("x-------x-------", "R-----R-R---R---", SILENCE, """
                        kick       X.....x.x.......
                        snare      ....X.......X...
                        closed_hat x.x.x.x.x.x.x.x."""),
                figures("x-----x---x-x---", "R-R-R-5-R-R-8-5-", "0.1.2.1.0.1.2.1.", """
                        kick       X...x...X...x.x.
                        snare      ....X.......X...
                        clap       ....x.......x...
                        closed_hat x.xxx.xxx.xxx.x.
                        open_hat   ..............x."""),
                Groove.of("""
                        kick       ........X...x...
                        snare      ........x.xxx.XX
                        low_tom    .............x.."""));
    }

    private static Style rock() {
        return new Style(
                new Band(
                        Instrument.OVERDRIVEN_GUITAR,
                        Instrument.CLEAN_GUITAR,
                        Instrument.FINGERED_BASS,
                        Instrument.CLEAN_GUITAR),
                List.of("1 4 5 4", "1 5 4 1", "6 4 5 1", "1 3 4 5"),
                List.of("1 7 6 7", "1 6 7 1", "1 4 1 7", "1 3 6 7"),
                false,
                true,
                Swing.STRAIGHT,
                motifs("x---x-x-x---x---", "x-x-x---x-x-x-x-", "x---x---x-x-x---", "x--x--x-x-x-x---"),
                figures("x-x-x-x-x-x-x-x-", "R-R-R-R-R-R-R-R-", SILENCE, """
                        kick       X.....x.X.x.....
                        snare      ....X.......X...
                        closed_hat x.x.x.x.x.x.x.x."""),
                figures("x---x-x-x---x-x-", "R-R-R-R-5-5-8-5-", "0-2-1-2-0-2-1-2-", """
                        kick       X..x..x.X.x.x.x.
                        snare      ....X.......X..o
                        ride       x...x...x...x...
                        open_hat   ..x...x...x...x."""),
                Groove.of("""
                        kick       ........X...X...
                        snare      ........xx......
                        high_tom   ..........xx....
                        middle_tom ............xx..
                        low_tom    ..............xx"""));
    }

    private static Style house() {
        return new Style(
                new Band(Instrument.SQUARE_LEAD, Instrument.PIANO, Instrument.SYNTH_BASS, Instrument.SAW_LEAD),
                List.of("6 4 1 5", "2 5 1 6", "4 5 6 6", "1 3 6 4"),
                List.of("1 4 7 3", "6 7 1 1", "1 6 4 7", "1 3 4 6"),
                true,
                false,
                Swing.STRAIGHT,
                motifs("x--x--x-x--x--x-", "x-x-x--x--x-x---", "x--x--x---x-x-x-", "x---x-x-x--x--x-"),
                figures("x--x--x-...x--x-", "..R-..R-..R-..8-", SILENCE, """
                        kick       X...X...X...X...
                        clap       ....x.......x...
                        open_hat   ..x...x...x...x."""),
                figures("x--x--x-..x-x-x-", "..R-.RR-..R-.R8-", "0.2.1.0.2.1.0.2.", """
                        kick       X...X...X...X...
                        clap       ....X.......X...
                        open_hat   ..x...x...x...x.
                        closed_hat xxoxxxoxxxoxxxox
                        shaker     o.x.o.x.o.x.o.x."""),
                Groove.of("""
                        kick       ........X.......
                        clap       ........x.x.xxxx
                        snare      ............xxXX"""));
    }

    private static Style hipHop() {
        return new Style(
                new Band(Instrument.FLUTE, Instrument.ELECTRIC_PIANO, Instrument.SUB_BASS, Instrument.STRINGS),
                List.of("2 5 1 6", "1 6 2 5", "4 3 2 1", "6 2 5 1"),
                List.of("1 6 4 5", "1 1 6 7", "4 1 6 5", "1 4 6 3"),
                true,
                true,
                Swing.LAID_BACK,
                motifs("x---x-x-x-----x-", "x-xx--x-x---x---", "x--x--x-x-x-x---", "x-----x-x-x-x-x-"),
                figures("x-------x--x----", "R-----R-..R---5-", SILENCE, """
                        kick       X......xx.x.....
                        snare      ....X.......X...
                        closed_hat x.x.x.x.x.x.x.x."""),
                figures("x--x--x-x--x--x-", "R--R..R-..R-5-8-", "0-------2-------", """
                        kick       X..x...xx.x....x
                        snare      ....X..o....X...
                        closed_hat x.xxx.x.x.x.xxx.
                        open_hat   ..............x."""),
                Groove.of("""
                        kick       ........x.x.....
                        snare      ........x..x..XX
                        rim        ..........x.x..."""));
    }

    private static Style jazz() {
        return new Style(
                new Band(Instrument.VIBRAPHONE, Instrument.PIANO, Instrument.UPRIGHT_BASS, Instrument.CLEAN_GUITAR),
                List.of("2 5 1 6", "1 6 2 5", "1+6 2+5 3+6 2+5", "4 3+6 2 5"),
                List.of("1 4 7 3", "2 5 1 6", "1+6 2+5 1 4", "6 2 5 1"),
                true,
                true,
                Swing.TRIPLETS,
                motifs("x-x-x-x-x---x---", "x---x-x-x-x-x-x-", "x-x-x---x-x-x-x-", "x-----x-x-x-x---"),
                figures("x-----x-........", "R---3---5---~---", SILENCE, """
                        ride       X...x.x.X...x.x.
                        closed_hat ....x.......x...
                        kick       o.......o......."""),
                figures("..x-..x---x-....", "R---5---3---~---", SILENCE, """
                        ride       X...x.x.X...x.x.
                        closed_hat ....x.......x...
                        kick       o...o...o...o...
                        snare      ......o.......x."""),
                Groove.of("""
                        ride       ........x.......
                        snare      ........x.x.x.x.
                        kick       ..............x.
                        low_tom    ..........x....."""));
    }

    private static Style ambient() {
        return new Style(
                new Band(Instrument.BELLS, Instrument.WARM_PAD, Instrument.SUB_BASS, Instrument.ELECTRIC_PIANO),
                List.of("1 4 6 4", "1 3 4 1", "4 1 2 6", "1 5 2 4"),
                List.of("1 6 3 6", "1 4 1 6", "6 3 1 7", "1 7 6 4"),
                true,
                false,
                Swing.STRAIGHT,
                motifs("x-------x---x---", "x---x---x-------", "x-----x-x-------", "x-------x-x-x---"),
                figures("x---------------", "R---------------", "0---1---2---1---", """
                        shaker     ....o.......o..."""),
                figures("x---------------", "R-------5-------", "0-1-2-3-2-1-2-1-", """
                        kick       o.......o.......
                        rim        ............o...
                        shaker     o.o.o.o.o.o.o.o."""),
                Groove.of("""
                        shaker     ........o.o.oooo"""));
    }

    private static Style lofi() {
        return new Style(
                new Band(
                        Instrument.VIBRAPHONE,
                        Instrument.ELECTRIC_PIANO,
                        Instrument.UPRIGHT_BASS,
                        Instrument.CLEAN_GUITAR),
                List.of("2 5 1 6", "4 3 2 1", "1 3 4 5", "4 5 3 6"),
                List.of("1 4 7 3", "6 5 1 1", "4 5 1 6", "1 3 6 7"),
                true,
                false,
                Swing.LAID_BACK,
                motifs("x---x-x-x-----x-", "x-x---x-x---x---", "x-----x-x-x-x---", "x---x---x-x-x---"),
                figures("x-----------x---", "R-----R---5-----", SILENCE, """
                        kick       X.....x..x......
                        rim        ....x.......x...
                        closed_hat x.o.x.o.x.o.x.o."""),
                figures("x-----x---------", "R-----R-5---8-~-", "0---2---1---2---", """
                        kick       X.....x..xx.....
                        snare      ....x.......x..o
                        closed_hat x.oox.o.x.oox.o.
                        shaker     ..o...o...o...o."""),
                Groove.of("""
                        kick       ........x.......
                        snare      ........o..o.xo.
                        rim        ..........x....."""));
    }

    private static Style trap() {
        return new Style(
                new Band(Instrument.BELLS, Instrument.STRINGS, Instrument.SUB_BASS, Instrument.FLUTE),
                List.of("6 4 5 1", "6 6 4 5", "1 6 3 4", "6 3 4 5"),
                List.of("1 6 1 7", "1 1 6 5", "1 4 6 7", "1 3 6 6"),
                false,
                false,
                Swing.STRAIGHT,
                motifs("x--x--x-x---x---", "x-x-x--x--x-----", "x--x--x-x--x--x-", "x---x-x-x-------"),
                figures("x---------------", "R-----R---..R-..", SILENCE, """
                        kick       X.....x.....x...
                        clap       ........X.......
                        closed_hat x.x.x.x.x.x.xrx."""),
                figures("x-------x-------", "R-----R-..R-..8-", "0-----1---2-----", """
                        kick       X..x..x...x...x.
                        clap       ........X.......
                        snare      ........x.......
                        closed_hat x.xrx.x.xtx.xrrx
                        open_hat   ......x........."""),
                Groove.of("""
                        kick       ........X.......
                        clap       ........X.......
                        closed_hat ........xrtrttrr
                        snare      ............x.xx"""));
    }
}
