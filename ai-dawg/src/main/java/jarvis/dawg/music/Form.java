package jarvis.dawg.music;

import jarvis.dawg.music.Section.Kind;
import java.util.ArrayList;
import java.util.List;

/** The sections of a piece: as much of intro, verses, choruses, bridge and outro as its bars have room for. */
final class Form {
    private static final int PHRASE = 4;
    private static final int LONG_SECTION = 8;
    private static final int ROOM_FOR_LONG_SECTIONS = 24;

    private final List<Section> sections = new ArrayList<>();

    private Form() {}

    static List<Section> of(int bars) {
        Form form = new Form();
        if (bars < 2 * PHRASE) {
            form.add(Kind.VERSE, bars);
        } else if (bars < 3 * PHRASE) {
            form.verseAndChorus(bars);
        } else if (bars < 4 * PHRASE) {
            form.verseAndChorus(bars - PHRASE);
            form.add(Kind.OUTRO, PHRASE);
        } else {
            form.add(Kind.INTRO, PHRASE);
            form.middle(bars - 2 * PHRASE);
            form.add(Kind.OUTRO, PHRASE);
        }
        return List.copyOf(form.sections);
    }

    private void verseAndChorus(int bars) {
        add(Kind.VERSE, PHRASE);
        add(Kind.CHORUS, bars - PHRASE);
    }

    private void middle(int bars) {
        if (bars + 2 * PHRASE < ROOM_FOR_LONG_SECTIONS) {
            verseAndChorus(bars);
            return;
        }
        int count = bars / LONG_SECTION;
        for (int i = 0; i < count - 1; i++) {
            add(kind(i, count), LONG_SECTION);
        }
        add(Kind.CHORUS, bars - (count - 1) * LONG_SECTION);
    }

    /** Verse and chorus in turns; before the last chorus a bridge, or where there is no room for one a verse. */
    private static Kind kind(int index, int count) {
        if (index == count - 2) {
            return count >= 5 ? Kind.BRIDGE : Kind.VERSE;
        }
        return index % 2 == 0 ? Kind.VERSE : Kind.CHORUS;
    }

    private void add(Kind kind, int bars) {
        int first = sections.isEmpty() ? 0 : sections.getLast().end();
        sections.add(new Section(kind, first, bars));
    }
}
