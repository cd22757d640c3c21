/** Tests of what the terminal shows and asks. */
@NullMarked
package jarvis.runtime.cli.terminal;

import org.jspecify.annotations.NullMarked;
