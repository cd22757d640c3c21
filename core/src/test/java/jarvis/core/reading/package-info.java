@NullMarked
package jarvis.core.reading;

import org.jspecify.annotations.NullMarked;
