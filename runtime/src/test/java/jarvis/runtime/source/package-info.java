@NullMarked
package jarvis.runtime.source;

import org.jspecify.annotations.NullMarked;
