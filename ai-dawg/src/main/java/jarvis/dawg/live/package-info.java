/** Live counters: what modules did in the last five minutes. */
@NullMarked
package jarvis.dawg.live;

import org.jspecify.annotations.NullMarked;
