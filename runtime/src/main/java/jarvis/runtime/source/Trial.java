package jarvis.runtime.source;

import jarvis.core.reading.Reason;
import java.io.InterruptedIOException;
import org.jspecify.annotations.Nullable;

/** Asking a source once, within its time; whatever goes wrong is a reason. */
public final class Trial {
    private Trial() {}

    public static Fetch of(SourceSpec spec) {
        return of(spec, null);
    }

    static Fetch of(SourceSpec spec, @Nullable String known) {
        Deadline deadline = Deadline.in(spec.timeout());
        try (deadline) {
            Fetch fetch = spec.source().fetch(known);
            return fetch instanceof Fetch.Failed && deadline.passed() ? late(spec) : fetch;
        } catch (InterruptedIOException e) {
            return late(spec);
        } catch (RuntimeException e) {
            return Fetch.Failed.because(Reason.INVALID, "It could not be asked: " + faultOfOurs(e));
        }
    }

    /** Where, and not with which words: those may hold what the source sent. */
    static String faultOfOurs(RuntimeException e) {
        StackTraceElement[] trace = e.getStackTrace();
        String where = trace.length == 0 ? "" : " at " + trace[0].getFileName() + ":" + trace[0].getLineNumber();
        return "a fault of Jarvis (" + e.getClass().getSimpleName() + where + "). Please report it.";
    }

    private static Fetch late(SourceSpec spec) {
        return Fetch.Failed.because(
                Reason.NO_COMMUNICATION,
                "It does not answer within " + spec.timeout().toMillis() + " ms.");
    }
}
