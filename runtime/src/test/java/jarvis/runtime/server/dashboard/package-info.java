@NullMarked
package jarvis.runtime.server.dashboard;

import org.jspecify.annotations.NullMarked;
