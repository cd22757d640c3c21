/** Tests of the words that a result goes with. */
@NullMarked
package jarvis.runtime.result;

import org.jspecify.annotations.NullMarked;
