/** A source that is a server of Prometheus, or of one that speaks its interface: one query a value. */
@NullMarked
package jarvis.runtime.source.prometheus;

import org.jspecify.annotations.NullMarked;
