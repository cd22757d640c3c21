@NullMarked
package jarvis.core.health;

import org.jspecify.annotations.NullMarked;
