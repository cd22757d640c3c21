package jarvis.dawg.music;

/**
 * How much later than written every second step of a grid comes.
 *
 * @param grid the step, in ticks
 * @param delay less than a step, in ticks
 */
record Swing(int grid, int delay) {
    static final Swing STRAIGHT = new Swing(Rhythm.SIXTEENTH, 0);
    static final Swing LAID_BACK = new Swing(Rhythm.SIXTEENTH, 28);
    static final Swing TRIPLETS = new Swing(2 * Rhythm.SIXTEENTH, 80);

    /** The time that is played for the time written: the first half of each pair is stretched, the second one pressed. */
    int played(int tick) {
        int inPair = Math.floorMod(tick, 2 * grid);
        int pair = tick - inPair;
        if (inPair < grid) {
            return pair + inPair * (grid + delay) / grid;
        }
        return pair + grid + delay + (inPair - grid) * (grid - delay) / grid;
    }

    Note played(Note note) {
        int start = played(note.start());
        return new Note(start, played(note.end()) - start, note.pitch(), note.velocity(), note.blue());
    }
}
