/** What was signed off, on its way to the person's branch. */
@NullMarked
package jarvis.runtime.workspace.delivery;

import org.jspecify.annotations.NullMarked;
