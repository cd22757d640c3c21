/** Configuration and wiring; the only package that sees all others. */
@NullMarked
package jarvis.dawg.app;

import org.jspecify.annotations.NullMarked;
