package jarvis.core.reading;

import java.time.Duration;

/**
 * How a source is asked, and how long what it said is believed.
 *
 * @param source its name in the configuration
 * @param kind file, http, ...
 * @param every from one asking to the next
 */
public record SourceRules(String source, String kind, Duration every, Limits limits, Retry retry) {}
