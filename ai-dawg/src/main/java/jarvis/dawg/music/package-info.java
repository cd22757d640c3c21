/** Music from rules: a request, its composition and its MIDI file. Pure: chance comes in as a seed. */
@NullMarked
package jarvis.dawg.music;

import org.jspecify.annotations.NullMarked;
