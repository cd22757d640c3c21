/** What is expected of a service, and what is made of what was found. Pure. */
@NullMarked
package jarvis.core.health;

import org.jspecify.annotations.NullMarked;
