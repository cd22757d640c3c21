package jarvis.dawg.music;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A composition as a Standard MIDI File of format 1: a track of the tempo, the time and the key, then one a part. */
public final class MidiFile {
    private static final int NOTE_OFF = 0x80;
    private static final int NOTE_ON = 0x90;
    private static final int PROGRAM_CHANGE = 0xC0;
    private static final int META = 0xFF;
    private static final int TRACK_NAME = 0x03;
    private static final int END_OF_TRACK = 0x2F;
    private static final int TEMPO = 0x51;
    private static final int TIME_SIGNATURE = 0x58;
    private static final int KEY_SIGNATURE = 0x59;

    /** One end of a note. */
    private record Edge(int tick, boolean begins, Note note) {}

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    private MidiFile() {}

    public static byte[] of(Composition composition) {
        MidiFile file = new MidiFile();
        file.text("MThd");
        file.number(6, 4);
        file.number(1, 2);
        file.number(1 + composition.tracks().size(), 2);
        file.number(Composition.TICKS_A_BEAT, 2);
        file.chunk(conductor(composition));
        composition.tracks().forEach(track -> file.chunk(part(track, composition.ticks())));
        return file.bytes.toByteArray();
    }

    private static MidiFile conductor(Composition composition) {
        MusicRequest request = composition.request();
        MidiFile track = new MidiFile();
        track.meta(
                0,
                TRACK_NAME,
                "%s in %s"
                        .formatted(request.genre().word(), request.key().name())
                        .getBytes(StandardCharsets.US_ASCII));
        int microsecondsABeat = (int) Math.round(60e6 / request.tempo());
        track.meta(
                0, TEMPO, (byte) (microsecondsABeat >> 16), (byte) (microsecondsABeat >> 8), (byte) microsecondsABeat);
        track.meta(0, TIME_SIGNATURE, (byte) 4, (byte) 2, (byte) 24, (byte) 8);
        track.meta(0, KEY_SIGNATURE, (byte) request.key().signature(), (byte)
                (request.key().mode() == Mode.MINOR ? 1 : 0));
        track.meta(composition.ticks(), END_OF_TRACK);
        return track;
    }

    private static MidiFile part(Track part, int ticks) {
        MidiFile track = new MidiFile();
        int channel = part.part().channel();
        track.meta(0, TRACK_NAME, part.part().title().getBytes(StandardCharsets.US_ASCII));
        track.event(0, PROGRAM_CHANGE | channel, part.instrument().program());
        int tick = 0;
        for (Edge edge : edges(part.notes())) {
            Note note = edge.note();
            track.event(
                    edge.tick() - tick, (edge.begins() ? NOTE_ON : NOTE_OFF) | channel, note.pitch(), note.velocity());
            tick = edge.tick();
        }
        track.meta(ticks - tick, END_OF_TRACK);
        return track;
    }

    /** In order of time; at one tick the ends come first, so that a repeated pitch is heard twice. */
    private static List<Edge> edges(List<Note> notes) {
        List<Edge> edges = new ArrayList<>();
        for (Note note : notes) {
            edges.add(new Edge(note.start(), true, note));
            edges.add(new Edge(note.end(), false, note));
        }
        edges.sort(Comparator.comparingInt(Edge::tick).thenComparing(Edge::begins));
        return edges;
    }

    private void chunk(MidiFile track) {
        text("MTrk");
        number(track.bytes.size(), 4);
        bytes.writeBytes(track.bytes.toByteArray());
    }

    private void meta(int after, int type, byte... data) {
        event(after, META, type, data.length);
        bytes.writeBytes(data);
    }

    private void event(int after, int status, int... data) {
        variable(after);
        bytes.write(status);
        for (int value : data) {
            bytes.write(value);
        }
    }

    private void text(String ascii) {
        bytes.writeBytes(ascii.getBytes(StandardCharsets.US_ASCII));
    }

    private void number(int value, int size) {
        for (int shift = 8 * (size - 1); shift >= 0; shift -= 8) {
            bytes.write(value >> shift);
        }
    }

    /** Seven bits a byte, the highest first; all but the last have the top bit set. */
    private void variable(int value) {
        int shift = 0;
        while (value >> (shift + 7) > 0) {
            shift += 7;
        }
        for (; shift > 0; shift -= 7) {
            bytes.write(0x80 | (value >> shift & 0x7F));
        }
        bytes.write(value & 0x7F);
    }
}
