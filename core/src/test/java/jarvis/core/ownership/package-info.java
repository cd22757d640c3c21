@NullMarked
package jarvis.core.ownership;

import org.jspecify.annotations.NullMarked;
