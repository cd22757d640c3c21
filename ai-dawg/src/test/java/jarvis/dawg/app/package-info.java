@NullMarked
package jarvis.dawg.app;

import org.jspecify.annotations.NullMarked;
