package jarvis.runtime.source.check;

import jarvis.core.condition.Figure;
import jarvis.core.health.Expectation;
import jarvis.core.reading.Reason;
import java.io.InterruptedIOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A way to look at a service. Used by one thread at a time; an interrupt ends the looking. */
public interface Probe {
    Answer look() throws InterruptedIOException, NoAnswer;

    /** For a person: the address without its secrets, or the folder. */
    String target();

    /** What was seen. */
    interface Answer {
        /** What the expectation is about; empty: there is nothing of it. */
        Optional<Figure> figure(Expectation expectation);

        /** How long it took; null: that says nothing of this service. */
        @Nullable
        Long millis();
    }

    /** There was none. The sentence says why, without secrets and without what the other side said. */
    final class NoAnswer extends Exception {
        private final Reason reason;

        NoAnswer(Reason reason, String sentence) {
            super(sentence);
            this.reason = reason;
        }

        Reason reason() {
            return reason;
        }

        @Override
        public String getMessage() {
            return String.valueOf(super.getMessage());
        }
    }
}
