@NullMarked
package jarvis.runtime.tracker;

import org.jspecify.annotations.NullMarked;
