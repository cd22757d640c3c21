@NullMarked
package jarvis.runtime.checkpoint;

import org.jspecify.annotations.NullMarked;
