@NullMarked
package jarvis.runtime.trust;

import org.jspecify.annotations.NullMarked;
