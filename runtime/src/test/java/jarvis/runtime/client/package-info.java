/** Tests of the way to a running Jarvis. */
@NullMarked
package jarvis.runtime.client;

import org.jspecify.annotations.NullMarked;
