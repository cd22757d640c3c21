@NullMarked
package jarvis.runtime.workspace.delivery;

import org.jspecify.annotations.NullMarked;
