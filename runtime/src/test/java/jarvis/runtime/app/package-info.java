@NullMarked
package jarvis.runtime.app;

import org.jspecify.annotations.NullMarked;
