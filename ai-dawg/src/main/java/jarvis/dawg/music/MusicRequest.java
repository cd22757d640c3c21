package jarvis.dawg.music;

import java.time.Duration;
import java.util.Optional;

/**
 * What is to be composed; equal requests give equal pieces.
 *
 * @param tempo beats a minute, 40 to 240
 * @param bars of four beats, 1 to 128
 * @param seed what the piece is drawn from
 */
public record MusicRequest(Genre genre, Key key, int tempo, int bars, long seed) {
    public static final int SLOWEST = 40;
    public static final int FASTEST = 240;
    public static final int MOST_BARS = 128;

    public MusicRequest {
        trouble(tempo, bars).ifPresent(refused -> {
            throw new IllegalArgumentException(refused.sentence());
        });
    }

    /** Reads a request as it comes from outside, and refuses the first thing that is wrong with it. */
    public static Reading<MusicRequest> read(String genre, String key, int tempo, int bars, long seed) {
        return Genre.read(genre)
                .then(readGenre -> Key.read(key)
                        .then(readKey -> trouble(tempo, bars)
                                .<Reading<MusicRequest>>map(refused -> refused)
                                .orElseGet(() -> new Reading.Understood<>(
                                        new MusicRequest(readGenre, readKey, tempo, bars, seed)))));
    }

    private static Optional<Reading.Refused<MusicRequest>> trouble(int tempo, int bars) {
        if (tempo < SLOWEST || tempo > FASTEST) {
            return Optional.of(outside("tempo", tempo, "%d to %d beats a minute".formatted(SLOWEST, FASTEST)));
        }
        if (bars < 1 || bars > MOST_BARS) {
            return Optional.of(outside("bars", bars, "1 to %d bars".formatted(MOST_BARS)));
        }
        return Optional.empty();
    }

    private static Reading.Refused<MusicRequest> outside(String field, int value, String range) {
        return new Reading.Refused<>(
                field + "-out-of-range",
                "No piece can be made with %s %d: that is outside %s. Ask for a value inside."
                        .formatted(field, value, range));
    }

    /** How long the piece lasts, to the nearest nanosecond. */
    public Duration duration() {
        return Duration.ofNanos(Math.round(bars * 4 * 60e9 / tempo));
    }
}
