/** Tests of the server over real HTTP, and made-up runs over the real core for it to show. */
@NullMarked
package jarvis.runtime.server;

import org.jspecify.annotations.NullMarked;
