/**
 * Jarvis' own figures for Prometheus, read when they are asked for. What is not known has no line: it is never 0.
 */
@NullMarked
package jarvis.runtime.metrics;

import org.jspecify.annotations.NullMarked;
