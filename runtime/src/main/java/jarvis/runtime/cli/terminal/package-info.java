/** How the command line talks: streams, colours, questions, the stage and the lines of a run. */
@NullMarked
package jarvis.runtime.cli.terminal;

import org.jspecify.annotations.NullMarked;
