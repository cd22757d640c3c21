/** A composition as sound: a small synthesis, and the WAV file. Pure but for the stream that is written to. */
@NullMarked
package jarvis.dawg.music.sound;

import org.jspecify.annotations.NullMarked;
