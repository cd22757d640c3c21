/** Benchmarks against peers, each a ratio in one run. */
@NullMarked
package jarvis.bench;

import org.jspecify.annotations.NullMarked;
