/** A run as another process sees it: through the running Jarvis's API, or, without one, in what the journal says. */
@NullMarked
package jarvis.runtime.client;

import org.jspecify.annotations.NullMarked;
