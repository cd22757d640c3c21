package jarvis.runtime.run;

import jarvis.core.coordination.Event;

/** An event with its place in its run's stream, counted from 1. */
public record Recorded(long seq, Event event) {}
