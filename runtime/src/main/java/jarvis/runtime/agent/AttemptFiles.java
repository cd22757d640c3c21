package jarvis.runtime.agent;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** The files that an agent adds to an attempt's; only the user may read them. */
record AttemptFiles(Path folder) {
    Path brief() {
        return folder.resolve("brief.md");
    }

    /** Where a command's output goes too, so that whoever looks at an attempt's log finds what there is to say. */
    Path output() {
        return folder.resolve("output");
    }

    /** Writes a file whole or not at all; one that is there stays as it is. */
    void keep(Path file, String text) throws IOException {
        if (Files.exists(file)) {
            return;
        }
        if (!Files.isDirectory(folder)) {
            var owner = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
            Files.createDirectories(folder, owner);
        }
        Path draft = folder.resolve(file.getFileName() + "." + UUID.randomUUID());
        var owner = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        var options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try (SeekableByteChannel channel = Files.newByteChannel(draft, options, owner)) {
            ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        }
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Who it is comes last: no setting makes one instance speak as another. */
    Map<String, String> environment(AttemptSpec attempt) {
        Map<String, String> environment = new HashMap<>(attempt.environment());
        environment.put("JARVIS_RUN", attempt.run());
        environment.put("JARVIS_INSTANCE", attempt.assignment().instance());
        environment.put("JARVIS_ATTEMPT", Integer.toString(attempt.attempt()));
        environment.put("JARVIS_PHASE", attempt.assignment().phase());
        environment.put("JARVIS_PART", attempt.part().name().toLowerCase(Locale.ROOT));
        environment.put("JARVIS_BRIEF", brief().toAbsolutePath().toString());
        environment.put("JARVIS_COORDINATION", attempt.contact().coordination().toString());
        environment.put("JARVIS_URL", attempt.contact().url());
        environment.put("JARVIS_TOKEN", attempt.contact().token());
        return environment;
    }
}
