/** Every figure that is served, held against a recount of what happened, which shares no code with it. */
@NullMarked
package jarvis.dawg.recount;

import org.jspecify.annotations.NullMarked;
