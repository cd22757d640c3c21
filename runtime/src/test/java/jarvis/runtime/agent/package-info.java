@NullMarked
package jarvis.runtime.agent;

import org.jspecify.annotations.NullMarked;
