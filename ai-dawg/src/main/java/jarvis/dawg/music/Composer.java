package jarvis.dawg.music;

import java.util.List;

/** Makes a piece by rules; the same request always gives the same piece. */
public final class Composer {
    private Composer() {}

    public static Composition compose(MusicRequest request) {
        Outline outline = Harmony.outline(request);
        Style.Band band = outline.style().band();
        Accompaniment accompaniment = new Accompaniment(outline);
        List<Track> tracks = List.of(
                track(outline, Part.MELODY, band.melody(), Melody.over(outline)),
                track(outline, Part.CHORDS, band.chords(), accompaniment.chords()),
                track(outline, Part.BASS, band.bass(), new Bass(outline).notes()),
                track(outline, Part.ARPEGGIO, band.arpeggio(), accompaniment.arpeggio()),
                track(outline, Part.DRUMS, Instrument.DRUM_KIT, Drumming.over(outline)));
        return new Composition(request, outline.sections(), outline.chords(), tracks);
    }

    private static Track track(Outline outline, Part part, Instrument instrument, List<Note> notes) {
        Swing swing = outline.style().swing();
        return new Track(part, instrument, notes.stream().map(swing::played).toList());
    }
}
