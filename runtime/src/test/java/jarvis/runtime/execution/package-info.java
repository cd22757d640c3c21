@NullMarked
package jarvis.runtime.execution;

import org.jspecify.annotations.NullMarked;
