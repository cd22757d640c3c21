package jarvis.core.coordination;

/** An event with its place in its run's stream, counted from 1. */
public record Recorded(long seq, Event event) {}
