package jarvis.core.alert;

import jarvis.core.condition.Figure;
import jarvis.core.reading.Cause;
import jarvis.core.reading.Clocks;
import jarvis.core.reading.Meaning;
import jarvis.core.reading.Origin;
import jarvis.core.reading.Provenance;
import jarvis.core.reading.Reading;
import jarvis.core.reading.Reason;
import java.math.BigDecimal;
import java.time.Instant;

/** Readings of one value. */
final class Readings {
    static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final Cause AWAY = new Cause(Reason.NO_COMMUNICATION, "Nobody answers.");

    private Readings() {}

    static Reading<Figure> number(long value) {
        return new Reading.Good<>(new Figure.Amount(BigDecimal.valueOf(value)), asked(true));
    }

    static Reading<Figure> words(String text) {
        return new Reading.Good<>(new Figure.Words(text), asked(true));
    }

    static Reading<Figure> stale(long value) {
        return new Reading.Uncertain<>(new Figure.Amount(BigDecimal.valueOf(value)), AWAY, asked(true));
    }

    static Reading<Figure> gone() {
        return new Reading.Bad<>(AWAY, asked(true));
    }

    static Reading<Figure> unasked() {
        return new Reading.Bad<>(new Cause(Reason.WAITING_INITIAL, "It was not asked yet."), asked(false));
    }

    static Reading<Figure> kept(long value) {
        Cause kept = new Cause(Reason.LAST_USABLE, "It was kept from before the start.");
        return new Reading.Uncertain<>(new Figure.Amount(BigDecimal.valueOf(value)), kept, asked(false));
    }

    private static Provenance asked(boolean asked) {
        Clocks clocks = asked ? new Clocks(NOON, NOON, NOON, null) : Clocks.NONE;
        return Provenance.stated(new Origin("books", "file", null), clocks, Meaning.unit("EUR"));
    }
}
