package jarvis.dawg.music;

import java.util.List;
import java.util.stream.Stream;

/** A kind of music; what makes it one stands in {@link Style}. */
public enum Genre {
    POP("pop", 116),
    ROCK("rock", 128),
    HOUSE("house", 124),
    HIP_HOP("hiphop", 92),
    JAZZ("jazz", 140),
    AMBIENT("ambient", 72),
    LOFI("lofi", 80),
    TRAP("trap", 140);

    private final String word;
    private final int usualTempo;

    Genre(String word, int usualTempo) {
        this.word = word;
        this.usualTempo = usualTempo;
    }

    /** Reads the genre's word; case, spaces and hyphens do not matter. */
    public static Reading<Genre> read(String text) {
        String asked = Words.folded(text).replaceAll("[\\s_-]+", "");
        return Stream.of(values())
                .filter(genre -> genre.word.equals(asked))
                .findFirst()
                .<Reading<Genre>>map(Reading.Understood::new)
                .orElseGet(() -> unknown(text));
    }

    private static Reading<Genre> unknown(String text) {
        List<String> words = Stream.of(values()).map(Genre::word).toList();
        return new Reading.Refused<>(
                "genre-unknown",
                "The genre %s is unknown; the nearest is \"%s\". Write one of %s."
                        .formatted(Words.quoted(text), Nearest.to(text, words), String.join(", ", words)));
    }

    /** Its name outside, as {@code hiphop}. */
    public String word() {
        return word;
    }

    /** The tempo that suits it, in beats a minute. */
    public int usualTempo() {
        return usualTempo;
    }
}
