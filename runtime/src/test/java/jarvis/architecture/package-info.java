/** The rules of the code base as tests, each with its reason. */
@NullMarked
package jarvis.architecture;

import org.jspecify.annotations.NullMarked;
