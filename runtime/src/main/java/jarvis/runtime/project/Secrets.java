package jarvis.runtime.project;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a configuration refers to instead of holding it: <code>${env:NAME}</code> and <code>${file:path}</code>. Looked up each
 * time, so that a secret can be replaced while Jarvis runs.
 */
public final class Secrets {
    private static final Pattern REFERENCE = Pattern.compile("\\$\\{(env|file):([^{}]+)}");
    private static final int LARGEST = 64 << 10;

    private final Path folder;
    private final Map<String, String> environment;

    /** @param folder that relative paths are relative to */
    public Secrets(Path folder, Map<String, String> environment) {
        this.folder = folder;
        this.environment = Map.copyOf(environment);
    }

    /** It is not there. The sentence names it, and holds nothing of its value. */
    public static final class Missing extends Exception {
        private Missing(String sentence) {
            super(sentence);
        }

        /** The sentence. */
        @Override
        public String getMessage() {
            return String.valueOf(super.getMessage());
        }
    }

    /** The text with each reference replaced. */
    public String resolve(String written) throws Missing {
        if (REFERENCE.matcher(written).replaceAll("").contains("${")) {
            throw new Missing(
                    "A value has a \"${\" that is no reference. Write ${env:NAME} or ${file:path}, or put it into one.");
        }
        StringBuilder resolved = new StringBuilder();
        Matcher reference = REFERENCE.matcher(written);
        int from = 0;
        while (reference.find()) {
            resolved.append(written, from, reference.start());
            resolved.append(value(reference.group(1), reference.group(2)));
            from = reference.end();
        }
        return resolved.append(written, from, written.length()).toString();
    }

    private String value(String kind, String name) throws Missing {
        String value = kind.equals("env") ? environment.get(name) : content(name);
        if (value == null || value.isEmpty()) {
            throw new Missing(
                    kind.equals("env")
                            ? "The environment variable " + name + " is not set. Set it, then start Jarvis again."
                            : "The file " + name
                                    + " of a secret is empty or cannot be read. Write the secret into it.");
        }
        return value;
    }

    /** Without the line's end that editors put behind it; null when it cannot be read. */
    private @Nullable String content(String name) {
        Path file = folder.resolve(name);
        if (!Files.isRegularFile(file)) {
            return null;
        }
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(LARGEST + 1);
            return bytes.length > LARGEST ? null : new String(bytes, StandardCharsets.UTF_8).stripTrailing();
        } catch (IOException e) {
            return null;
        }
    }
}
