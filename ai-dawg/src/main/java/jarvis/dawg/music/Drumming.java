package jarvis.dawg.music;

import java.util.ArrayList;
import java.util.List;

/** The drums: the groove of each section, a fill at its end, and a cymbal where a chorus or the end begins. */
final class Drumming {
    private static final int STROKE = Rhythm.SIXTEENTH / 2;
    private static final int SHORTEST_WITH_A_FILL = 4;
    private static final int GHOSTS_PERCENT = 12;

    /** A part of a bar, in ticks from its start. */
    private record Span(int from, int to) {}

    private final Outline outline;
    private final Chance chance;
    private final List<Note> notes = new ArrayList<>();

    private Drumming(Outline outline) {
        this.outline = outline;
        this.chance = outline.chance("drums");
    }

    static List<Note> over(Outline outline) {
        Drumming drumming = new Drumming(outline);
        outline.sections().forEach(drumming::play);
        return drumming.notes;
    }

    private void play(Section section) {
        Groove groove = outline.style().figures(section.kind()).drums();
        for (int bar = section.firstBar(); bar < section.end(); bar++) {
            boolean fills = bar == section.end() - 1 && section.bars() >= SHORTEST_WITH_A_FILL;
            if (outline.isRest(bar)) {
                hit(bar * Composition.TICKS_A_BAR, Drum.KICK, 96);
            } else {
                bar(groove, section, bar, fills);
            }
            if (outline.isRest(bar) || (bar == section.firstBar() && section.kind() == Section.Kind.CHORUS)) {
                hit(bar * Composition.TICKS_A_BAR, Drum.CRASH, 84);
            }
        }
    }

    private void bar(Groove groove, Section section, int bar, boolean fills) {
        boolean onlyTime = section.kind() == Section.Kind.INTRO && bar < section.firstBar() + section.bars() / 2;
        int middle = Composition.TICKS_A_BAR / 2;
        for (Groove.Line line : groove.lines()) {
            if (!onlyTime || line.drum().keepsTime()) {
                line(line, section, bar, new Span(0, fills ? middle : Composition.TICKS_A_BAR));
            }
        }
        if (fills) {
            Span rest = new Span(middle, Composition.TICKS_A_BAR);
            outline.style().fill().lines().forEach(line -> line(line, section, bar, rest));
        } else {
            ghost(groove, bar);
        }
    }

    /** The strokes of a line that begin in a part of the bar. */
    private void line(Groove.Line line, Section section, int bar, Span span) {
        for (Rhythm.Beat beat : line.rhythm().beats()) {
            if (beat.start() >= span.from() && beat.start() < span.to()) {
                strike(line.drum(), bar * Composition.TICKS_A_BAR + beat.start(), beat.symbol(), section.loudness());
            }
        }
    }

    private void strike(Drum drum, int start, char symbol, int louder) {
        int strokes = switch (symbol) {
            case 'r' -> 2;
            case 't' -> 3;
            default -> 1;
        };
        int velocity = switch (symbol) {
            case 'X' -> 112;
            case 'o' -> 52;
            default -> 88;
        };
        int length = Math.min(STROKE, Rhythm.SIXTEENTH / strokes);
        for (int i = 0; i < strokes; i++) {
            int softer = i == 0 ? 0 : 12;
            hit(start + i * length, length, drum, velocity + louder / 2 - softer);
        }
    }

    /** Now and then a soft snare between the beats, where the groove has a snare and leaves room. */
    private void ghost(Groove groove, int bar) {
        int offBeat = List.of(7, 9, 15).get(chance.below(3)) * Rhythm.SIXTEENTH;
        boolean fits = groove.lines().stream()
                .filter(line -> line.drum() == Drum.SNARE)
                .anyMatch(line -> line.rhythm().beats().stream().noneMatch(beat -> beat.start() == offBeat));
        if (fits && chance.percent(GHOSTS_PERCENT)) {
            hit(bar * Composition.TICKS_A_BAR + offBeat, Drum.SNARE, 40);
        }
    }

    private void hit(int start, Drum drum, int velocity) {
        hit(start, STROKE, drum, velocity);
    }

    private void hit(int start, int length, Drum drum, int velocity) {
        notes.add(Note.plain(start, length, drum.pitch(), velocity + chance.around(7)));
    }
}
