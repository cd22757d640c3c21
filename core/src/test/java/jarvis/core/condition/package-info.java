@NullMarked
package jarvis.core.condition;

import org.jspecify.annotations.NullMarked;
