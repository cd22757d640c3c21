@NullMarked
package jarvis.runtime.graph;

import org.jspecify.annotations.NullMarked;
