/** Music from rules: a composition, its MIDI file and its sound. Pure: chance comes in as a seed. */
@NullMarked
package jarvis.dawg.music;

import org.jspecify.annotations.NullMarked;
