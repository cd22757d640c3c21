package jarvis.dawg.music;

import java.util.List;
import java.util.Locale;

/** One bar of drums: a line a drum, {@code X} accented, {@code x} plain, {@code o} soft, {@code r} a roll of two, {@code t} of three. */
record Groove(List<Line> lines) {
    /** What one drum plays. */
    record Line(Drum drum, Rhythm rhythm) {}

    Groove {
        lines = List.copyOf(lines);
    }

    static Groove of(String text) {
        return new Groove(text.lines().map(Groove::line).toList());
    }

    private static Line line(String text) {
        String[] words = text.strip().split("\\s+", 2);
        return new Line(Drum.valueOf(words[0].toUpperCase(Locale.ROOT)), Rhythm.of(words[1]));
    }
}
