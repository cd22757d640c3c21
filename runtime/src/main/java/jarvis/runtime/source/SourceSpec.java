package jarvis.runtime.source;

import jarvis.core.reading.SourceRules;
import java.time.Duration;

/**
 * A source with everything that is to be done with it.
 *
 * @param timeout for one asking as a whole
 */
public record SourceSpec(SourceRules rules, Source source, Interpretation interpretation, Duration timeout) {}
