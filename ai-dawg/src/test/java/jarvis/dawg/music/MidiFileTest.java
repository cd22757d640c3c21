package jarvis.dawg.music;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sound.midi.InvalidMidiDataException;
import javax.sound.midi.MetaMessage;
import javax.sound.midi.MidiEvent;
import javax.sound.midi.MidiSystem;
import javax.sound.midi.Sequence;
import javax.sound.midi.ShortMessage;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

/** The JDK's own reader is the oracle. */
class MidiFileTest {
    /** A note as read back. */
    private record Read(int channel, long start, long end, int pitch, int velocity) {}

    private static Sequence read(Composition piece) throws IOException, InvalidMidiDataException {
        return MidiSystem.getSequence(new ByteArrayInputStream(MidiFile.of(piece)));
    }

    private static Stream<MidiEvent> events(javax.sound.midi.Track track) {
        return IntStream.range(0, track.size()).mapToObj(track::get);
    }

    private static List<Read> notes(Sequence sequence) {
        List<Read> notes = new ArrayList<>();
        for (javax.sound.midi.Track track : sequence.getTracks()) {
            Map<Integer, MidiEvent> sounding = new HashMap<>();
            events(track).forEach(event -> {
                if (event.getMessage() instanceof ShortMessage message) {
                    note(sounding, event, message).ifPresent(notes::add);
                }
            });
            assertThat(sounding).isEmpty();
        }
        return notes;
    }

    private static Optional<Read> note(Map<Integer, MidiEvent> sounding, MidiEvent event, ShortMessage message) {
        if (message.getCommand() == ShortMessage.NOTE_ON) {
            assertThat(sounding.put(message.getData1(), event)).isNull();
        } else if (message.getCommand() == ShortMessage.NOTE_OFF) {
            MidiEvent began = sounding.remove(message.getData1());
            if (began != null && began.getMessage() instanceof ShortMessage on) {
                return Optional.of(
                        new Read(on.getChannel(), began.getTick(), event.getTick(), on.getData1(), on.getData2()));
            }
        }
        return Optional.empty();
    }

    private static Stream<byte[]> meta(Sequence sequence, int type) {
        return events(sequence.getTracks()[0])
                .map(MidiEvent::getMessage)
                .filter(message -> message instanceof MetaMessage meta && meta.getType() == type)
                .map(message -> ((MetaMessage) message).getData());
    }

    @Test
    void whatIsReadBackIsTheComposition() throws Exception {
        for (MusicRequest request : Requests.random(200)) {
            Composition piece = Composer.compose(request);
            List<Read> composed = piece.tracks().stream()
                    .flatMap(track -> track.notes().stream()
                            .map(note -> new Read(
                                    track.part().channel(), note.start(), note.end(), note.pitch(), note.velocity())))
                    .toList();
            assertThat(notes(read(piece))).containsExactlyInAnyOrderElementsOf(composed);
        }
    }

    @Test
    void theFileLastsAsLongAsThePiece() throws Exception {
        for (MusicRequest request : Requests.random(100)) {
            Sequence sequence = read(Composer.compose(request));
            assertThat(sequence.getTickLength()).isEqualTo(request.bars() * 1920L);
            assertThat(sequence.getMicrosecondLength() / 1e6)
                    .isCloseTo(request.bars() * 240.0 / request.tempo(), Percentage.withPercentage(0.01));
        }
    }

    @Test
    void itCarriesTempoTimeAndKey() throws Exception {
        Sequence sequence = read(Composer.compose(new MusicRequest(Genre.POP, Requests.key("F minor"), 120, 8, 1)));
        assertThat(sequence.getResolution()).isEqualTo(480);
        assertThat(meta(sequence, 0x51)).containsExactly(new byte[] {7, (byte) 0xA1, 0x20});
        assertThat(meta(sequence, 0x58)).containsExactly(new byte[] {4, 2, 24, 8});
        assertThat(meta(sequence, 0x59)).containsExactly(new byte[] {-4, 1});
    }

    @Test
    void eachPartHasItsProgramAndDrumsAreOnTheTenthChannel() throws Exception {
        Composition piece = Composer.compose(new MusicRequest(Genre.JAZZ, Requests.key("D"), 140, 32, 3));
        javax.sound.midi.Track[] tracks = read(piece).getTracks();
        assertThat(tracks).hasSize(1 + piece.tracks().size());
        for (int i = 0; i < piece.tracks().size(); i++) {
            Track track = piece.tracks().get(i);
            ShortMessage program = events(tracks[i + 1])
                    .map(MidiEvent::getMessage)
                    .filter(ShortMessage.class::isInstance)
                    .map(ShortMessage.class::cast)
                    .findFirst()
                    .orElseThrow();
            assertThat(program.getCommand()).isEqualTo(ShortMessage.PROGRAM_CHANGE);
            assertThat(program.getData1()).isEqualTo(track.instrument().program());
            assertThat(program.getChannel()).isEqualTo(track.part().channel());
        }
        assertThat(Part.DRUMS.channel()).isEqualTo(9);
    }

    @Test
    void theSameSeedGivesTheSameBytesAndAnotherOthers() {
        MusicRequest request = new MusicRequest(Genre.LOFI, Requests.key("Eb"), 80, 16, 42);
        MusicRequest other = new MusicRequest(Genre.LOFI, Requests.key("Eb"), 80, 16, 43);
        byte[] bytes = MidiFile.of(Composer.compose(request));
        assertThat(MidiFile.of(Composer.compose(request))).isEqualTo(bytes);
        assertThat(MidiFile.of(Composer.compose(other))).isNotEqualTo(bytes);
    }
}
