package jarvis.runtime.app;

import jarvis.core.reading.Reason;
import jarvis.runtime.source.Fetch;
import jarvis.runtime.source.Source;
import jarvis.runtime.source.SourceSpec;
import jarvis.runtime.trust.Reach;
import jarvis.runtime.trust.Trusted;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A source that is asked from the moment on in which a person trusts it. */
final class Unasked implements Source {
    static final String WHY =
            "Nobody has trusted it yet: it reaches beyond the project's folder. Read it in jarvis.yaml,"
                    + " then: jarvis trust";

    private final Source source;
    private final Trusted trusted;
    private final Trusted.Thing thing;
    private boolean open;

    private Unasked(Source source, Trusted trusted, Trusted.Thing thing) {
        this.source = source;
        this.trusted = trusted;
        this.thing = thing;
    }

    /** The same, asked from then on. */
    static SourceSpec until(Trusted trusted, Reach reach, SourceSpec spec) {
        Source waiting = new Unasked(spec.source(), trusted, reach.thing());
        return new SourceSpec(spec.rules(), waiting, spec.interpretation(), spec.timeout());
    }

    @Override
    public Fetch fetch(@Nullable String known) throws InterruptedIOException {
        return open() ? source.fetch(known) : Fetch.Failed.because(Reason.CONFIG_ERROR, WHY);
    }

    /** Once it is, it stays so. */
    boolean open() {
        open = open || trusted.has(thing);
        return open;
    }

    @Override
    public String target() {
        return source.target();
    }

    @Override
    public Optional<Path> folder() {
        return source.folder();
    }
}
