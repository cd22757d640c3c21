package jarvis.core.plan;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Plans for tests: our own of the founding plan's form, and the founding plan itself where it is at hand. */
public final class Plans {
    private Plans() {}

    /** A whole plan of the founding plan's form, about a bakery. */
    public static String bakery() {
        try (InputStream in = Objects.requireNonNull(Plans.class.getResourceAsStream("/jarvis/core/plan/bakery.md"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** The smallest plan without any problem, with more text after it. */
    public static String small(String more) {
        return """
            # Small
            ### Instance 1: One
            **Tasks:**
            - a
            ### Instance 2: Two
            **Tasks:**
            - b
            ### Phase 1: All (Parallel)
            - Instance 1
            - Instance 2
            ## Final Verification
            ```bash
            make check
            ```
            """ + more;
    }

    /** A file of the folder of shared plans: {@code ../shared} beside the repository, or where {@code JARVIS_SHARED} says. */
    public static Optional<Path> shared(String file) {
        List<Path> folders = new ArrayList<>();
        for (String said : new String[] {System.getProperty("JARVIS_SHARED"), System.getenv("JARVIS_SHARED")}) {
            if (said != null) {
                folders.add(Path.of(said));
            }
        }
        for (Path up = Path.of("").toAbsolutePath(); up != null; up = up.getParent()) {
            if (Files.exists(up.resolve("core")) && Files.exists(up.resolve("pom.xml"))) {
                folders.add(up.resolveSibling("shared"));
            }
        }
        return folders.stream()
                .map(folder -> folder.resolve(file))
                .filter(Files::isRegularFile)
                .findFirst();
    }
}
