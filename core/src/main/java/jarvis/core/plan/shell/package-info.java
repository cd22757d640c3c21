/** The shell lines of a gate: grouped as whole constructs, and told apart by what they do. Nothing is run here. */
@NullMarked
package jarvis.core.plan.shell;

import org.jspecify.annotations.NullMarked;
