@NullMarked
package jarvis.dawg.intelligence;

import org.jspecify.annotations.NullMarked;
