package jarvis.dawg.music;

import java.util.List;

/** A whole piece; every note lies inside it, and every pitched one that is not blue belongs to its key. */
public record Composition(MusicRequest request, List<Section> sections, List<Chord> chords, List<Track> tracks) {
    public static final int TICKS_A_BEAT = 480;
    public static final int TICKS_A_BAR = 4 * TICKS_A_BEAT;

    public Composition {
        sections = List.copyOf(sections);
        chords = List.copyOf(chords);
        tracks = List.copyOf(tracks);
        for (Track track : tracks) {
            track.notes().forEach(note -> check(request, track.part(), note));
        }
    }

    private static void check(MusicRequest request, Part part, Note note) {
        if (note.end() > request.bars() * TICKS_A_BAR) {
            throw new IllegalArgumentException(part.title() + " goes on after the end: " + note);
        }
        if (part != Part.DRUMS && !(note.blue() || request.key().contains(note.pitch()))) {
            throw new IllegalArgumentException(
                    part.title() + " leaves " + request.key().name() + ": " + note);
        }
    }

    /** How long it is. */
    public int ticks() {
        return request.bars() * TICKS_A_BAR;
    }
}
