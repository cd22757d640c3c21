@NullMarked
package jarvis.runtime.server.websocket;

import org.jspecify.annotations.NullMarked;
