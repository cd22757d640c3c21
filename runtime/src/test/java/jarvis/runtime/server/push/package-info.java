@NullMarked
package jarvis.runtime.server.push;

import org.jspecify.annotations.NullMarked;
