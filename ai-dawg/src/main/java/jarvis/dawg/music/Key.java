package jarvis.dawg.music;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A key as spelt: C# and Db sound alike and stay two names.
 *
 * @param letter the tonic's letter, A to G
 * @param accidental -1 a flat, 0 none, 1 a sharp
 */
public record Key(char letter, int accidental, Mode mode) {
    private static final String FIFTHS = "FCGDAEB";
    private static final Pattern WRITTEN = Pattern.compile("([a-gA-G])([#\u266fbB\u266d])?[\\s_-]*(\\p{L}*)");
    private static final int SHARPS_SHOWN_AT_MOST = 7;

    public Key {
        if (FIFTHS.indexOf(letter) < 0 || Math.abs(accidental) > 1) {
            throw new IllegalArgumentException("no key has the tonic " + letter + " with accidental " + accidental);
        }
    }

    /** Reads {@code C}, {@code F#m}, {@code Bb}, {@code A minor}, {@code c# MAJOR}; a letter alone is major. */
    public static Reading<Key> read(String text) {
        if (text.strip().endsWith("M") && text.strip().length() <= 3) {
            return ambiguous(text);
        }
        Matcher written = WRITTEN.matcher(text.strip());
        if (!written.matches()) {
            return unknown(text);
        }
        return mode(written.group(3))
                .<Reading<Key>>map(mode -> new Reading.Understood<>(
                        new Key(Character.toUpperCase(written.group(1).charAt(0)), accidental(written.group(2)), mode)))
                .orElseGet(() -> unknown(text));
    }

    private static Optional<Mode> mode(String word) {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "", "maj", "major" -> Optional.of(Mode.MAJOR);
            case "m", "min", "minor" -> Optional.of(Mode.MINOR);
            default -> Optional.empty();
        };
    }

    /** A group that did not take part is null, and means none. */
    private static int accidental(@Nullable String sign) {
        if (sign == null) {
            return 0;
        }
        return sign.equals("#") || sign.equals("\u266f") ? 1 : -1;
    }

    private static Reading<Key> ambiguous(String text) {
        String tonic = text.strip().substring(0, text.strip().length() - 1);
        return new Reading.Refused<>(
                "key-ambiguous",
                "The key %s may be major or minor. Write \"%s major\" or \"%sm\"."
                        .formatted(Words.quoted(text), tonic, tonic));
    }

    private static Reading<Key> unknown(String text) {
        return new Reading.Refused<>(
                "key-unknown",
                "The key %s is unknown; the nearest is \"%s\". Write a letter from A to G, then # or b if any, then m for minor, as C, F#m or Bb major."
                        .formatted(Words.quoted(text), Nearest.to(text, names())));
    }

    private static List<String> names() {
        List<Key> keys = Stream.of(Mode.values())
                .flatMap(mode -> Stream.of(0, 1, -1)
                        .flatMap(accidental ->
                                FIFTHS.chars().sorted().mapToObj(letter -> new Key((char) letter, accidental, mode))))
                .toList();
        return keys.stream()
                .flatMap(key -> Stream.of(key.name(), key.shortName()))
                .toList();
    }

    /** As {@code F# minor}; {@link #read} understands it. */
    public String name() {
        return tonicName() + ' ' + mode.name().toLowerCase(Locale.ROOT);
    }

    private String shortName() {
        return tonicName() + (mode == Mode.MINOR ? "m" : "");
    }

    private String tonicName() {
        return letter + List.of("b", "", "#").get(accidental + 1);
    }

    /** The tonic's pitch class: 0 is C, 11 is B. */
    public int tonic() {
        return Math.floorMod(7 * (FIFTHS.indexOf(letter) - 1) + accidental, 12);
    }

    /** Whether a MIDI pitch is a note of the scale. */
    public boolean contains(int pitch) {
        return mode.semitones().contains(Math.floorMod(pitch - tonic(), 12));
    }

    /** The MIDI pitch of a step of the scale, counted upwards from the tonic of MIDI octave 0: step 35 is in the octave of middle C. */
    public int pitch(int step) {
        return tonic() + 12 * Math.floorDiv(step, 7) + mode.semitones().get(Math.floorMod(step, 7));
    }

    /** Whether a pitch outside the scale is one of the blues: the flat fifth, and in major the flat third. */
    public boolean isBlue(int pitch) {
        int interval = Math.floorMod(pitch - tonic(), 12);
        return interval == 6 || (interval == 3 && mode == Mode.MAJOR);
    }

    /** Sharps of the key signature, flats below zero; a key that would need more than seven is written as the one that sounds alike. */
    public int signature() {
        int fifths = FIFTHS.indexOf(letter) - 1 + 7 * accidental - (mode == Mode.MINOR ? 3 : 0);
        if (Math.abs(fifths) <= SHARPS_SHOWN_AT_MOST) {
            return fifths;
        }
        return fifths - 12 * Integer.signum(fifths);
    }
}
