@NullMarked
package jarvis.core.ownership.pattern;

import org.jspecify.annotations.NullMarked;
