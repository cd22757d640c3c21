/** Tests of the folders under git, with the real git. */
@NullMarked
package jarvis.runtime.workspace;

import org.jspecify.annotations.NullMarked;
