/** Tests with the real git. */
@NullMarked
package jarvis.runtime.workspace.keep;

import org.jspecify.annotations.NullMarked;
