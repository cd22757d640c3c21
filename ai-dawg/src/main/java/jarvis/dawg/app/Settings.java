package jarvis.dawg.app;

import jarvis.dawg.live.RedisUrl;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is set in the environment or in {@code .env}, which says less: the environment wins.
 *
 * @param database as {@code DATABASE_URL}; without one a file in {@code .dawg}
 * @param zone whose days are counted, as {@code DAWG_ZONE}; the machine's unless said
 * @param backups where they go
 * @param music where the pieces are kept
 * @param redis as {@code REDIS_URL}, where live counters are shared; null: they are in memory
 * @param prefix of the keys there, as {@code DAWG_REDIS_PREFIX}; dawg unless said
 * @param currency of the figures that need one, as {@code DAWG_CURRENCY}; EUR unless said
 */
record Settings(
        int port,
        String database,
        ZoneId zone,
        String currency,
        Path backups,
        Path music,
        @Nullable RedisUrl redis,
        String prefix) {
    static final int PORT = 3001;
    static final Path FOLDER = Path.of(".dawg");

    /** A setting that cannot be used: which, why, what now. */
    static final class Wrong extends Exception {
        Wrong(String sentence) {
            super(sentence);
        }
    }

    static Settings of(Map<String, String> environment, Path folder) throws Wrong {
        Map<String, String> all = new HashMap<>(file(folder.resolve(".env")));
        all.putAll(environment);
        String currency = all.getOrDefault("DAWG_CURRENCY", "EUR");
        if (!currency.matches("[A-Z]{3}")) {
            throw new Wrong("DAWG_CURRENCY is \"" + currency + "\"; write three capital letters, as EUR.");
        }
        String database = all.getOrDefault("DATABASE_URL", "");
        return new Settings(
                port(all.getOrDefault("PORT", "")),
                database.isBlank() ? "file:" + folder.resolve(FOLDER).resolve("dawg.db") : database,
                zone(all.getOrDefault("DAWG_ZONE", "")),
                currency,
                folder.resolve(FOLDER).resolve("backups"),
                folder.resolve(FOLDER).resolve("music"),
                redis(all.getOrDefault("REDIS_URL", "")),
                prefix(all.getOrDefault("DAWG_REDIS_PREFIX", "dawg")));
    }

    private static @Nullable RedisUrl redis(String text) throws Wrong {
        if (text.isBlank()) {
            return null;
        }
        return switch (RedisUrl.read(text)) {
            case RedisUrl.Reading.Read read -> read.url();
            case RedisUrl.Reading.Refused refused -> throw new Wrong(refused.sentence());
        };
    }

    private static String prefix(String text) throws Wrong {
        if (!text.matches("[\\w.:-]{1,64}")) {
            throw new Wrong(
                    "DAWG_REDIS_PREFIX is \"" + text + "\"; write up to 64 letters, digits, dots or dashes, as dawg.");
        }
        return text;
    }

    private static int port(String text) throws Wrong {
        if (text.isBlank()) {
            return PORT;
        }
        if (!text.matches("\\d{1,5}") || Integer.parseInt(text) > 65_535) {
            throw new Wrong("PORT is \"" + text + "\"; write a number from 0 to 65535, 0 for any free one.");
        }
        return Integer.parseInt(text);
    }

    private static ZoneId zone(String text) throws Wrong {
        try {
            return text.isBlank() ? ZoneId.systemDefault() : ZoneId.of(text);
        } catch (DateTimeException e) {
            throw new Wrong("DAWG_ZONE is \"" + text + "\"; write a zone as Europe/Vienna or UTC.");
        }
    }

    /** Lines of NAME=value; quotes around a value go, and lines that are none are passed over. */
    private static Map<String, String> file(Path file) throws Wrong {
        Map<String, String> found = new HashMap<>();
        if (!Files.isRegularFile(file)) {
            return found;
        }
        try {
            for (String line : Files.readAllLines(file)) {
                String[] parts = line.strip().replaceFirst("^export\\s+", "").split("=", 2);
                if (parts.length == 2 && parts[0].matches("[A-Za-z_][A-Za-z0-9_]*")) {
                    found.put(parts[0], parts[1].strip().replaceFirst("^([\"'])(.*)\\1$", "$2"));
                }
            }
            return found;
        } catch (IOException e) {
            throw new Wrong(file + " cannot be read (" + e + "). Make it readable, or remove it.");
        }
    }
}
