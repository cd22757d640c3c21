package jarvis.dawg.music;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Requests to try: random ones of a fixed seed, and one for every genre. */
public final class Requests {
    private static final List<Genre> GENRES = List.of(Genre.values());

    private Requests() {}

    public static List<MusicRequest> random(int count) {
        SplittableRandom random = new SplittableRandom(7);
        return Stream.generate(() -> random(random)).limit(count).toList();
    }

    private static MusicRequest random(SplittableRandom random) {
        return new MusicRequest(
                GENRES.get(random.nextInt(GENRES.size())),
                new Key(
                        (char) random.nextInt('A', 'H'),
                        random.nextInt(-1, 2),
                        random.nextBoolean() ? Mode.MAJOR : Mode.MINOR),
                random.nextInt(40, 241),
                random.nextInt(1, 129),
                random.nextLong());
    }

    /** Each genre in a number of keys, at its usual tempo. */
    public static List<MusicRequest> everyGenre(int bars, Key... keys) {
        return Stream.of(Genre.values())
                .flatMap(genre -> IntStream.range(0, keys.length)
                        .mapToObj(i -> new MusicRequest(genre, keys[i], genre.usualTempo(), bars, 100 + i)))
                .toList();
    }

    public static Key key(String text) {
        return switch (Key.read(text)) {
            case Reading.Understood<Key>(Key key) -> key;
            case Reading.Refused<Key>(String _, String sentence) -> throw new AssertionError(sentence);
        };
    }
}
