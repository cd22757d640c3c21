@NullMarked
package jarvis.runtime.dashboard;

import org.jspecify.annotations.NullMarked;
