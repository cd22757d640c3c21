/**
 * What the dashboard shows: every value with its provenance, composed from sources and from the run into one document an
 * endpoint. Knows nothing of HTTP.
 */
@NullMarked
package jarvis.runtime.dashboard;

import org.jspecify.annotations.NullMarked;
