@NullMarked
package jarvis.runtime.sharedfiles;

import org.jspecify.annotations.NullMarked;
