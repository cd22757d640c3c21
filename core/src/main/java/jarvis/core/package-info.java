/** What is true and what should happen next, computed from values alone. */
@NullMarked
package jarvis.core;

import org.jspecify.annotations.NullMarked;
