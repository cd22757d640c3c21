/** Runs and events as JSON and as sentences: the one projection that the page, the API and the command line show. Pure. */
@NullMarked
package jarvis.runtime.view;

import org.jspecify.annotations.NullMarked;
