package jarvis.dawg.music;

import java.util.ArrayList;
import java.util.List;

/** The bass line: the root where a chord begins, then what its figure says. */
final class Bass {
    private static final int LOWEST_ROOT = 31;
    private static final int VELOCITY = 90;

    private final Outline outline;

    Bass(Outline outline) {
        this.outline = outline;
    }

    List<Note> notes() {
        List<Note> notes = new ArrayList<>();
        Chance chance = outline.chance("bass");
        for (Section section : outline.sections()) {
            Rhythm rhythm = outline.style().figures(section.kind()).bass();
            int silent = section.kind() == Section.Kind.INTRO ? section.bars() / 2 : 0;
            for (int bar = section.firstBar() + silent; bar < section.end(); bar++) {
                for (Outline.Stroke stroke : outline.strokes(rhythm, bar)) {
                    int velocity = VELOCITY + section.loudness() + chance.around(6);
                    notes.add(Note.plain(stroke.start(), stroke.length(), pitch(stroke), velocity));
                }
            }
        }
        return notes;
    }

    private int pitch(Outline.Stroke stroke) {
        int root = root(stroke.chord());
        boolean begins = stroke.start() == stroke.chord().start();
        int step = begins ? root : step(stroke, root);
        return outline.request().key().pitch(step);
    }

    private int step(Outline.Stroke stroke, int root) {
        return switch (stroke.symbol()) {
            case '3' -> root + 2;
            case '5' -> root + 4;
            case '8' -> root + 7;
            case '~' -> beside(root(outline.after(stroke.chord())), root);
            default -> root;
        };
    }

    /** The step next to where the line goes, on the side that it comes from. */
    private static int beside(int goal, int from) {
        return from < goal ? goal - 1 : goal + 1;
    }

    private int root(Chord chord) {
        int step = chord.degree();
        while (outline.request().key().pitch(step) < LOWEST_ROOT) {
            step += 7;
        }
        return step;
    }
}
