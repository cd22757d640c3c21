package jarvis.runtime.client;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * What an attempt reported while no Jarvis was there to hear it: a file a report, read in the order of writing when Jarvis
 * is back; one that was read as that Jarvis died is read again. A report is as good as its sentence to the API; who wrote it is known by the folder that it lies in.
 *
 * @param folder {@code outbox} in the attempt's own folder; made with the first report
 */
public record Outbox(Path folder) {
    private static final String KEPT = ".json";

    /** A report that nobody has read yet. */
    public record Report(Path file, String json) {}

    /** The outbox of the attempt whose files lie in a folder. */
    public static Outbox of(Path attempt) {
        return new Outbox(attempt.resolve("outbox"));
    }

    /** Keeps a report; it is there whole, or not at all. */
    public Path keep(String json) throws IOException {
        Files.createDirectories(folder);
        String name = "%019d-%s".formatted(System.currentTimeMillis(), UUID.randomUUID());
        Path draft = folder.resolve(name + ".new");
        Files.writeString(draft, json);
        return Files.move(draft, folder.resolve(name + KEPT));
    }

    /** The reports that nobody has read yet, oldest first. */
    public List<Report> unread() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> kept = files.filter(file -> file.toString().endsWith(KEPT))
                    .sorted()
                    .toList();
            List<Report> reports = new ArrayList<>();
            for (Path file : kept) {
                reports.add(new Report(file, Files.readString(file)));
            }
            return reports;
        } catch (NoSuchFileException | NotDirectoryException e) {
            return List.of();
        }
    }

    /** Marks a report as read; it stays to be looked at. */
    public void read(Report report) throws IOException {
        Path done = report.file().resolveSibling(report.file().getFileName() + ".read");
        Files.move(report.file(), done);
    }
}
