package jarvis.runtime.alert;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** Sending a notice once, within its time; whatever goes wrong is a sentence. */
public final class Attempt {
    private static final System.Logger LOG = System.getLogger("jarvis.alert");

    private Attempt() {}

    /** Why it did not arrive; empty: it did. */
    public static Optional<String> of(Channel channel, Notice notice, Duration patience) throws InterruptedException {
        Optional<String> late = Optional.of("It does not answer within " + patience.toMillis() + " ms.");
        AtomicReference<Optional<String>> outcome = new AtomicReference<>(late);
        Thread sending =
                Thread.ofVirtual().name("alert-to-" + channel.name()).start(() -> outcome.set(sent(channel, notice)));
        try {
            if (sending.join(patience)) {
                return outcome.get();
            }
        } finally {
            sending.interrupt();
        }
        return outcome.get().isEmpty() ? Optional.empty() : late;
    }

    private static Optional<String> sent(Channel channel, Notice notice) {
        try {
            channel.send(notice);
            return Optional.empty();
        } catch (Undelivered e) {
            return Optional.of(e.getMessage());
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "the alert " + notice.id() + " could not be sent by " + channel.name(), e);
            return Optional.of("It could not be sent; the log says why.");
        }
    }
}
