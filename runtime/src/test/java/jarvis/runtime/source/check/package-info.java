@NullMarked
package jarvis.runtime.source.check;

import org.jspecify.annotations.NullMarked;
