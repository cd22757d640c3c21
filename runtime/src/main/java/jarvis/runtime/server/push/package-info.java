/** Connections that are pushed to: each on its own thread, bounded in number and in patience. */
@NullMarked
package jarvis.runtime.server.push;

import org.jspecify.annotations.NullMarked;
