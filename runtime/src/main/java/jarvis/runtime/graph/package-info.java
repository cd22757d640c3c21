/** A plan as a picture: who works in which phase, who waits for whom, what gates it, and its critical path. Pure. */
@NullMarked
package jarvis.runtime.graph;

import org.jspecify.annotations.NullMarked;
