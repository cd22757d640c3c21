package jarvis.core.health;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What a span of time or an amount of storage is written in. */
public enum Unit {
    MILLISECONDS("ms", Kind.TIME, 1L),
    SECONDS("s", Kind.TIME, 1_000L),
    MINUTES("m", Kind.TIME, 60_000L),
    HOURS("h", Kind.TIME, 3_600_000L),
    DAYS("d", Kind.TIME, 86_400_000L),
    MEGABYTES("MB", Kind.STORAGE, 1_000_000L),
    GIGABYTES("GB", Kind.STORAGE, 1_000_000_000L),
    MEBIBYTES("MiB", Kind.STORAGE, 1L << 20),
    GIBIBYTES("GiB", Kind.STORAGE, 1L << 30),
    TEBIBYTES("TiB", Kind.STORAGE, 1L << 40);

    private final String word;
    private final Kind kind;
    private final BigDecimal factor;

    /** What is counted: time in milliseconds, storage in bytes. */
    public enum Kind {
        TIME,
        STORAGE
    }

    Unit(String word, Kind kind, long factor) {
        this.word = word;
        this.kind = kind;
        this.factor = BigDecimal.valueOf(factor);
    }

    static Optional<Unit> of(String word, Kind kind) {
        return Arrays.stream(values())
                .filter(unit -> unit.kind == kind && unit.word.equals(word))
                .findFirst();
    }

    static List<String> words(Kind kind) {
        return Arrays.stream(values())
                .filter(unit -> unit.kind == kind)
                .map(unit -> unit.word)
                .toList();
    }

    BigDecimal base(BigDecimal count) {
        return count.multiply(factor);
    }

    /** Rounded down: what is just short of a limit is never shown as the limit. */
    String text(BigDecimal base) {
        BigDecimal count = base.divide(factor, 1, RoundingMode.FLOOR).stripTrailingZeros();
        return count.toPlainString() + " " + word;
    }
}
