/** Tests of the command line, run in this process against a real server, a real journal and real files. */
@NullMarked
package jarvis.runtime.cli;

import org.jspecify.annotations.NullMarked;
