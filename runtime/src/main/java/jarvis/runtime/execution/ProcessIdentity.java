package jarvis.runtime.execution;

/**
 * A process and no other that is given the same number later.
 *
 * @param start when it started: clock ticks since the machine did where there is {@code /proc}, else seconds since 1970
 */
record ProcessIdentity(long pid, long start) {}
