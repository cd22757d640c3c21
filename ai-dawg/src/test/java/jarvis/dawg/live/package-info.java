@NullMarked
package jarvis.dawg.live;

import org.jspecify.annotations.NullMarked;
