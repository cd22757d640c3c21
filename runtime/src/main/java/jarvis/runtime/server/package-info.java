/** The HTTP API, the push and the page. A thin door: what it shows is a projection, what it takes is a command for the core. */
@NullMarked
package jarvis.runtime.server;

import org.jspecify.annotations.NullMarked;
