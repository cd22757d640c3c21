/** Configuration and wiring: the only package that sees all the others. */
@NullMarked
package jarvis.runtime.app;

import org.jspecify.annotations.NullMarked;
