package jarvis.dawg.music;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The notes of one part, in order of time; none begins on a pitch that still sounds. */
public record Track(Part part, Instrument instrument, List<Note> notes) {
    public Track {
        notes = notes.stream()
                .sorted(Comparator.comparingInt(Note::start).thenComparingInt(Note::pitch))
                .toList();
        Map<Integer, Integer> ends = new HashMap<>();
        for (Note note : notes) {
            if (ends.getOrDefault(note.pitch(), 0) > note.start()) {
                throw new IllegalArgumentException(part.title() + " overlaps itself: " + note);
            }
            ends.put(note.pitch(), note.end());
        }
    }
}
