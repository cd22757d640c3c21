/** An agent's life, whatever it speaks: what it did and asked, what it used, what that cost, and whether it is alive. */
@NullMarked
package jarvis.core.agent;

import org.jspecify.annotations.NullMarked;
