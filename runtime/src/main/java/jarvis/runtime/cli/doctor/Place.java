package jarvis.runtime.cli.doctor;

import jarvis.runtime.cli.doctor.Diagnosis.State;
import jarvis.runtime.client.Access;
import jarvis.runtime.client.Door;
import jarvis.runtime.journal.Finding;
import jarvis.runtime.journal.JournalCheck;
import jarvis.runtime.journal.JournalException;
import jarvis.runtime.project.ProjectFolder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The project around the working directory: where its data lies, its disk, its port, its journal. */
final class Place {
    private static final int PORT = 3003;
    private static final long MEGABYTE = 1 << 20;
    private static final long LITTLE = 500 * MEGABYTE;

    private final Access access;
    private final ProjectFolder folder;

    /** @param workingDirectory where a project would begin when there is none yet */
    Place(Access access, Path workingDirectory) {
        this.access = access;
        this.folder = access.project().orElseGet(() -> new ProjectFolder(workingDirectory));
    }

    Stream<Diagnosis> all() {
        return Stream.of(writable(), space(), port(), journal());
    }

    private Diagnosis writable() {
        Path data = folder.folder();
        Path there = Files.exists(data) ? data : folder.root();
        return Files.isWritable(there)
                ? new Diagnosis(ProjectFolder.NAME, State.WELL, there + " can be written")
                : new Diagnosis(
                        ProjectFolder.NAME, State.BROKEN, there + " cannot be written by you. Change its permissions.");
    }

    private Diagnosis space() {
        try {
            long free = Files.getFileStore(folder.root()).getUsableSpace();
            String sentence = free / MEGABYTE + " MB free for " + folder.root();
            return free < LITTLE
                    ? new Diagnosis("disk", State.DOUBTFUL, sentence + ". Evidence is kept whole: make room.")
                    : new Diagnosis("disk", State.WELL, sentence);
        } catch (IOException e) {
            return new Diagnosis("disk", State.DOUBTFUL, "nobody knows how much is free: " + e.getMessage());
        }
    }

    private Diagnosis port() {
        Optional<Door> door = access.door().filter(Door::answers);
        if (door.isPresent()) {
            return new Diagnosis(
                    "port",
                    State.WELL,
                    "a Jarvis of this project answers at " + door.get().url());
        }
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), PORT));
            return new Diagnosis("port", State.WELL, PORT + " is free");
        } catch (IOException e) {
            return new Diagnosis(
                    "port", State.DOUBTFUL, PORT + " is taken by another program; a run takes a free one instead.");
        }
    }

    private Diagnosis journal() {
        if (!Files.exists(folder.journal())) {
            return new Diagnosis("journal", State.WELL, "none yet in " + folder.folder());
        }
        try {
            List<Finding> findings = JournalCheck.of(folder.journal());
            return findings.isEmpty()
                    ? new Diagnosis("journal", State.WELL, folder.journal() + " is sound")
                    : new Diagnosis(
                            "journal",
                            State.BROKEN,
                            findings.getFirst().sentence() + " jarvis journal check tells all.");
        } catch (JournalException e) {
            return new Diagnosis("journal", State.BROKEN, String.valueOf(e.getMessage()));
        }
    }
}
