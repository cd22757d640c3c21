@NullMarked
package jarvis.runtime.source.prometheus;

import org.jspecify.annotations.NullMarked;
