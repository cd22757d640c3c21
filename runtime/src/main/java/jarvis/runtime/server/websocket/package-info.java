/**
 * WebSockets (RFC 6455) on Helidon's connections: strict in what is taken, one lock for what is sent. Helidon's own were
 * weighed and left; docs/decisions/0030 says why.
 */
@NullMarked
package jarvis.runtime.server.websocket;

import org.jspecify.annotations.NullMarked;
