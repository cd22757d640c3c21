package jarvis.runtime.source;

import jarvis.core.reading.Reason;
import java.io.InterruptedIOException;
import java.lang.System.Logger.Level;
import org.jspecify.annotations.Nullable;

/** Asking a source once, within its time; whatever goes wrong is a reason. */
public final class Trial {
    private static final System.Logger LOG = System.getLogger("jarvis.source");

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
            LOG.log(Level.ERROR, "source " + spec.rules().source() + " could not be asked", e);
            return Fetch.Failed.because(Reason.INVALID, "It could not be asked; the log says why.");
        }
    }

    private static Fetch late(SourceSpec spec) {
        return Fetch.Failed.because(
                Reason.NO_COMMUNICATION,
                "It does not answer within " + spec.timeout().toMillis() + " ms.");
    }
}
