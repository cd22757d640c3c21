/** The HTTP interface. */
@NullMarked
package jarvis.dawg.http;

import org.jspecify.annotations.NullMarked;
