/** The tracker file that people keep by hand for several agents: read as it is, and counted again. */
@NullMarked
package jarvis.runtime.tracker;

import org.jspecify.annotations.NullMarked;
