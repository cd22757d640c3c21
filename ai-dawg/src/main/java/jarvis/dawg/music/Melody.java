package jarvis.dawg.music;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * The tune. It is sung in steps of the scale above a floor: its motifs' moves are taken as they are on weak beats, and go to
 * the nearest note of the chord on strong ones. Each kind of section has its own two motifs, so that a verse returns as it was.
 */
final class Melody {
    private static final int LOWEST_FLOOR = 60;
    private static final int RANGE = 10;
    private static final int WIDEST_LEAP = 4;
    private static final int VELOCITY = 94;
    private static final int BLUE_PERCENT = 45;
    private static final List<String> ORDERS = List.of("AAB a", "ABA b", "AAA a", "ABA a");
    private static final List<List<Integer>> ARCHES =
            List.of(List.of(2, 4, 5, 3), List.of(4, 5, 3, 2), List.of(3, 4, 5, 4), List.of(5, 4, 3, 2));

    /** One note of the tune: a step above the floor, in ticks from the start of the piece. */
    private record Sung(int start, int length, int step) {
        int end() {
            return start + length;
        }
    }

    /** What a kind of section sings: two motifs, their order over four bars, and how high each bar begins. */
    private record Tune(Motif first, Motif second, String order, List<Integer> arch) {
        static Tune drawn(List<Rhythm> rhythms, Chance chance) {
            List<Rhythm> left = new ArrayList<>(rhythms);
            Motif first = Motif.drawn(left.remove(chance.below(left.size())), chance);
            Motif second = Motif.drawn(left.remove(chance.below(left.size())), chance);
            return new Tune(first, second, chance.of(ORDERS).replace(" ", ""), chance.of(ARCHES));
        }

        Motif at(int bar) {
            char letter = order.charAt(bar % order.length());
            Motif motif = Character.toUpperCase(letter) == 'A' ? first : second;
            return Character.isLowerCase(letter) ? motif.cadence() : motif;
        }

        int height(int bar) {
            return arch.get(bar % arch.size());
        }
    }

    private final Outline outline;
    private final int floor;
    private final List<Sung> sung = new ArrayList<>();
    private int last;

    private Melody(Outline outline) {
        this.outline = outline;
        this.floor = floor(outline.request().key());
    }

    private static int floor(Key key) {
        return IntStream.iterate(0, step -> step + 1)
                .filter(step -> key.pitch(step) >= LOWEST_FLOOR)
                .findFirst()
                .orElseThrow();
    }

    static List<Note> over(Outline outline) {
        Melody melody = new Melody(outline);
        outline.sections().stream().filter(Section::sings).forEach(melody::sing);
        return melody.notes();
    }

    private void sing(Section section) {
        Tune tune = Tune.drawn(outline.style().motifs(), outline.chance("melody " + section.tune()));
        int lift = section.tune() == Section.Kind.CHORUS ? 2 : 0;
        last = tune.height(0) + lift;
        for (int i = 0; i < section.bars(); i++) {
            int bar = section.firstBar() + i;
            if (outline.isRest(bar)) {
                rest(bar);
            } else {
                Motif motif = bar == section.end() - 1 ? tune.at(i).cadence() : tune.at(i);
                bar(motif, bar, tune.height(i) + lift);
            }
        }
    }

    /** The tonic; where it is far, by way of the chord's note half way to it. */
    private void rest(int bar) {
        int tick = bar * Composition.TICKS_A_BAR;
        int half = Composition.TICKS_A_BAR / 2;
        int tonic = nearest(last, RANGE, step -> Math.floorMod(floor + step, 7) == 0);
        if (Math.abs(tonic - last) > WIDEST_LEAP) {
            sung.add(new Sung(tick, half, chordTone((tonic + last) / 2, tick)));
            tick += half;
        }
        sung.add(new Sung(tick, half, tonic));
        last = tonic;
    }

    private void bar(Motif motif, int bar, int height) {
        List<Rhythm.Beat> beats = motif.rhythm().beats();
        for (int i = 0; i < beats.size(); i++) {
            Rhythm.Beat beat = beats.get(i);
            int start = bar * Composition.TICKS_A_BAR + beat.start();
            int wanted = i == 0
                    ? Math.ceilDiv(height + last, 2)
                    : last + motif.moves().get(i);
            last = beat.strong() ? chordTone(wanted, start) : inside(wanted);
            sung.add(new Sung(start, beat.length(), last));
        }
    }

    private int chordTone(int wanted, int tick) {
        Chord chord = outline.chordAt(tick);
        return nearest(wanted, WIDEST_LEAP, step -> chord.holds(floor + step));
    }

    /** At the edge of the range the tune turns round. */
    private int inside(int wanted) {
        return wanted < 0 || wanted > RANGE ? 2 * last - wanted : wanted;
    }

    /** The step in range that fits, no further than a leap from the last one, nearest to the wanted one. */
    private int nearest(int wanted, int leap, IntPredicate fits) {
        return IntStream.rangeClosed(0, RANGE)
                .filter(fits)
                .filter(step -> Math.abs(step - last) <= leap)
                .boxed()
                .min((a, b) -> Integer.compare(distance(a, wanted), distance(b, wanted)))
                .orElseThrow(() ->
                        new IllegalStateException("no step near %d fits in %s".formatted(last, outline.request())));
    }

    /** Of two that are as near to the wanted step, the one nearer to the last; the last itself counts as further, to move on. */
    private int distance(int step, int wanted) {
        int still = step == last && wanted != last ? 3 * RANGE : 0;
        return 2 * RANGE * Math.abs(step - wanted) + Math.abs(step - last) + still;
    }

    private List<Note> notes() {
        Chance chance = outline.chance("melody");
        List<Note> notes = new ArrayList<>();
        for (int i = 0; i < sung.size(); i++) {
            Sung now = sung.get(i);
            Note note = note(now, chance);
            boolean bends = i + 1 < sung.size() && bends(now, sung.get(i + 1)) && chance.percent(BLUE_PERCENT);
            notes.addAll(bends ? bent(note, sung.get(i + 1)) : List.of(note));
        }
        return notes;
    }

    private Note note(Sung now, Chance chance) {
        int section = outline.sections().stream()
                .filter(candidate -> now.start() < candidate.end() * Composition.TICKS_A_BAR)
                .findFirst()
                .orElseThrow()
                .loudness();
        int accent = now.start() % Composition.TICKS_A_BAR == 0 ? 8 : 0;
        return Note.plain(now.start(), now.length(), pitch(now), VELOCITY + section + accent + chance.around(7));
    }

    private int pitch(Sung now) {
        return outline.request().key().pitch(floor + now.step());
    }

    /** Whether a weak note goes on by a whole tone that has a blue note in its middle. */
    private boolean bends(Sung now, Sung next) {
        boolean passes = Math.abs(pitch(next) - pitch(now)) == 2 && next.start() == now.end();
        boolean weak = now.start() % (2 * Composition.TICKS_A_BEAT) != 0;
        return outline.style().blue()
                && passes
                && weak
                && now.length() >= 2 * Rhythm.SIXTEENTH
                && outline.request().key().isBlue((pitch(now) + pitch(next)) / 2);
    }

    private List<Note> bent(Note note, Sung next) {
        int half = note.length() / 2;
        int between = (note.pitch() + pitch(next)) / 2;
        return List.of(
                new Note(note.start(), half, note.pitch(), note.velocity(), false),
                new Note(note.start() + half, note.length() - half, between, note.velocity() - 12, true));
    }
}
