/** What {@code jarvis doctor} looks at: the tools of this machine, and the soundness of the project around it. */
@NullMarked
package jarvis.runtime.cli.doctor;

import org.jspecify.annotations.NullMarked;
