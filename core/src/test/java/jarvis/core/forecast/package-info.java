@NullMarked
package jarvis.core.forecast;

import org.jspecify.annotations.NullMarked;
