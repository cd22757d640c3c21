package jarvis.dawg.music.sound;

import jarvis.dawg.music.Composition;
import jarvis.dawg.music.Drum;
import jarvis.dawg.music.Note;
import jarvis.dawg.music.Part;
import jarvis.dawg.music.Track;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A composition on its way to sound, a block at a time; of the same composition the blocks are always the same. One thread. */
final class Rendering {
    static final int FRAMES_A_SECOND = 44_100;
    private static final double LONGEST_FADE_SECONDS = 0.6;

    /** A note and when it begins. */
    private record Cue(long frame, Track track, Note note) {}

    private final Composition composition;
    private final long frames;
    private final List<Cue> cues;
    private final List<Voice> sounding = new ArrayList<>();
    private final Waves waves = new Waves();
    private final Mix mix = new Mix();
    private final Room room = new Room();
    private final Master left;
    private final Master right;
    private long done;
    private int nextCue;

    Rendering(Composition composition) {
        this.composition = composition;
        this.frames = frames(composition);
        this.cues = composition.tracks().stream()
                .flatMap(track -> track.notes().stream().map(note -> new Cue(frame(note.start()), track, note)))
                .sorted(Comparator.comparingLong(Cue::frame))
                .toList();
        long fade = Math.round(Math.min(LONGEST_FADE_SECONDS * FRAMES_A_SECOND, frames / 8.0));
        this.left = new Master(frames - fade, frames);
        this.right = new Master(frames - fade, frames);
    }

    /** How many frames the whole piece has: to the nearest one, its bars at its tempo. */
    static long frames(Composition composition) {
        return Math.round(
                composition.request().bars() * 240.0 / composition.request().tempo() * FRAMES_A_SECOND);
    }

    private long frame(int tick) {
        double beats = (double) tick / Composition.TICKS_A_BEAT;
        return (long) (beats * 60 / composition.request().tempo() * FRAMES_A_SECOND);
    }

    long frames() {
        return frames;
    }

    long done() {
        return done;
    }

    Mix mix() {
        return mix;
    }

    /** Makes the next block in the mix, and says how many frames it has: none at the end. */
    int next() {
        int count = (int) Math.min(Mix.FRAMES, frames - done);
        mix.clear();
        sounding.removeIf(voice -> !voice.sound(mix, 0, count));
        while (nextCue < cues.size() && cues.get(nextCue).frame() < done + count) {
            Cue cue = cues.get(nextCue++);
            Voice voice = voice(cue);
            if (voice.sound(mix, (int) (cue.frame() - done), count)) {
                sounding.add(voice);
            }
        }
        room.add(mix, count);
        left.finish(mix.left, count);
        right.finish(mix.right, count);
        done += count;
        return count;
    }

    private Voice voice(Cue cue) {
        Note note = cue.note();
        if (cue.track().part() == Part.DRUMS) {
            return new Stroke(
                    Kit.of(Drum.at(note.pitch()), composition.request().key()), waves, note);
        }
        int held = (int) (frame(note.end()) - cue.frame());
        return new Tone(Timbre.of(cue.track().instrument()), waves, note, cue.frame(), held);
    }
}
