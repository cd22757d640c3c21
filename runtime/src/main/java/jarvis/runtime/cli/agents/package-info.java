/** Which agents are installed on this machine, and what each can do. */
@NullMarked
package jarvis.runtime.cli.agents;

import org.jspecify.annotations.NullMarked;
