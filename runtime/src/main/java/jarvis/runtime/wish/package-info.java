/** What comes in through any door, as a command of the core: the same words, the same limits, the same sentences. */
@NullMarked
package jarvis.runtime.wish;

import org.jspecify.annotations.NullMarked;
