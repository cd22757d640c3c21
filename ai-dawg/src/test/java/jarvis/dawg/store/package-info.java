@NullMarked
package jarvis.dawg.store;

import org.jspecify.annotations.NullMarked;
