@NullMarked
package jarvis.runtime.metrics;

import org.jspecify.annotations.NullMarked;
