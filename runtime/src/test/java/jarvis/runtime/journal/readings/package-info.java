@NullMarked
package jarvis.runtime.journal.readings;

import org.jspecify.annotations.NullMarked;
