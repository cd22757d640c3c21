/**
 * Paths of a tree and the patterns that people write for them: what a pattern matches, and what two have in common.
 *
 * <p>A pattern is short for one or more {@link Glob}s, each an {@link Automaton} over the characters of a path.
 */
@NullMarked
package jarvis.core.ownership.pattern;

import org.jspecify.annotations.NullMarked;
