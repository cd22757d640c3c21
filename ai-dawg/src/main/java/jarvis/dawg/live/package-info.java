/** Live counters: what modules did in the last five minutes, in this process alone or in all that share a Redis. */
@NullMarked
package jarvis.dawg.live;

import org.jspecify.annotations.NullMarked;
