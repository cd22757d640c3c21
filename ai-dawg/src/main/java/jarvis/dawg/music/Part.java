package jarvis.dawg.music;

/** A role in the piece, each on a MIDI channel of its own. */
public enum Part {
    MELODY("Melody", 0),
    CHORDS("Chords", 1),
    BASS("Bass", 2),
    ARPEGGIO("Arpeggio", 3),
    DRUMS("Drums", 9);

    private final String title;
    private final int channel;

    Part(String title, int channel) {
        this.title = title;
        this.channel = channel;
    }

    public String title() {
        return title;
    }

    /** The MIDI channel, from 0; the tenth, 9, is percussion by General MIDI. */
    public int channel() {
        return channel;
    }
}
