/** The dashboard over HTTP: documents for those who ask, a stream for those who stay. */
@NullMarked
package jarvis.runtime.server.dashboard;

import org.jspecify.annotations.NullMarked;
