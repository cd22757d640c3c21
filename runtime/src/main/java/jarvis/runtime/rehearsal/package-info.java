/** A scripted agent that speaks the protocols of real ones: for rehearsals, the demo and tests. */
@NullMarked
package jarvis.runtime.rehearsal;

import org.jspecify.annotations.NullMarked;
