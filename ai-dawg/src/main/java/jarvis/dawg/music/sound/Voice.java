package jarvis.dawg.music.sound;

/** A note that sounds, and keeps its place from block to block. */
sealed interface Voice permits Tone, Stroke {
    /** Adds what sounds from one frame of the block up to another; false once nothing more is to come. */
    boolean sound(Mix mix, int from, int to);
}
