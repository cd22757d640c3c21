/** Generations of music: asked for, made one after the other, kept. */
@NullMarked
package jarvis.dawg.studio;

import org.jspecify.annotations.NullMarked;
