/** Tests of the gate to the integration branch, with the real git. */
@NullMarked
package jarvis.runtime.workspace.merge;

import org.jspecify.annotations.NullMarked;
