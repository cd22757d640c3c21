@NullMarked
package jarvis.runtime.journal;

import org.jspecify.annotations.NullMarked;
