/** Services looked at from outside: whether they answer, how fast, and whether what they answer is as it should be. */
@NullMarked
package jarvis.runtime.source.check;

import org.jspecify.annotations.NullMarked;
