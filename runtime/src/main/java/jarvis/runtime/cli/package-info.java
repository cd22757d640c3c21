/** The command line: one thin class a command; what they say and ask is in {@code cli.terminal}. */
@NullMarked
package jarvis.runtime.cli;

import org.jspecify.annotations.NullMarked;
