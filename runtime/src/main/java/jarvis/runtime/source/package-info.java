/**
 * Sources of values: asked when they are due or when something tells of a change, each on a thread of its own, so that one
 * that hangs delays no other. What they said last is kept.
 */
@NullMarked
package jarvis.runtime.source;

import org.jspecify.annotations.NullMarked;
