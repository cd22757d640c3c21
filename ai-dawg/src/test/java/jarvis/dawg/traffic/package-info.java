@NullMarked
package jarvis.dawg.traffic;

import org.jspecify.annotations.NullMarked;
