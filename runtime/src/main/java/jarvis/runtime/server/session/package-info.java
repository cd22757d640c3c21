/** An agent's session as Jarvis meets it from outside: the hooks that it runs, and how somebody's own becomes an instance. */
@NullMarked
package jarvis.runtime.server.session;

import org.jspecify.annotations.NullMarked;
