/** Shell commands that go on when Jarvis dies, and are found again by the files that they keep. */
@NullMarked
package jarvis.runtime.execution;

import org.jspecify.annotations.NullMarked;
