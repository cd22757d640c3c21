package jarvis.dawg.music;

import jarvis.dawg.music.Section.Kind;
import java.util.ArrayList;
import java.util.List;

/** The chords under a form: verse, chorus and bridge each on a progression of their own, and the tonic in the bar that ends the piece. */
final class Harmony {
    private final Style style;
    private final String verse;
    private final String chorus;
    private final String bridge;

    private Harmony(MusicRequest request, Style style) {
        this.style = style;
        Chance chance = Chance.keyed(request.seed(), "harmony");
        List<String> left = new ArrayList<>(style.progressions(request.key().mode()));
        verse = left.remove(chance.below(left.size()));
        chorus = left.remove(chance.below(left.size()));
        bridge = left.remove(chance.below(left.size()));
    }

    static Outline outline(MusicRequest request) {
        Style style = Styles.of(request.genre());
        Outline form = new Outline(request, style, Form.of(request.bars()), List.of());
        return new Outline(request, style, form.sections(), new Harmony(request, style).chords(form));
    }

    /** The intro and the outro are the chorus's: heard before, and once more. */
    private String progression(Kind kind) {
        return switch (kind) {
            case VERSE -> verse;
            case INTRO, CHORUS, OUTRO -> chorus;
            case BRIDGE -> bridge;
        };
    }

    private List<Chord> chords(Outline form) {
        List<Chord> chords = new ArrayList<>();
        for (Section section : form.sections()) {
            String[] bars = progression(section.kind()).split(" ");
            for (int bar = section.firstBar(); bar < section.end(); bar++) {
                String degrees = form.isRest(bar) ? "1" : bars[(bar - section.firstBar()) % bars.length];
                chords.addAll(bar(bar, degrees.split("\\+")));
            }
        }
        return List.copyOf(chords);
    }

    private List<Chord> bar(int bar, String... degrees) {
        List<Chord> chords = new ArrayList<>();
        int length = Composition.TICKS_A_BAR / degrees.length;
        for (int i = 0; i < degrees.length; i++) {
            int start = bar * Composition.TICKS_A_BAR + i * length;
            chords.add(new Chord(start, length, Integer.parseInt(degrees[i]) - 1, style.sevenths()));
        }
        return chords;
    }
}
