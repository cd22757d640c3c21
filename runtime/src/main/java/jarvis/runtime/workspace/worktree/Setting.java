package jarvis.runtime.workspace.worktree;

import jarvis.core.ownership.pattern.Shown;
import jarvis.runtime.workspace.Hashes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * One thing that steers git.
 *
 * @param shown what may be shown of it in a sentence, such as {@code  to "/tmp/hooks"}; empty where nothing may
 */
record Setting(String hash, String shown) {
    private static final Pattern SECRET =
            Pattern.compile("(?i)token|passw|secret|credential|auth|header|cookie|key|cert|pat$");
    private static final Pattern USER = Pattern.compile("://[^/@\\s]+@");

    static Setting ofValue(String key, String value) {
        boolean secret = SECRET.matcher(key).find() || SECRET.matcher(value).find();
        String said = secret ? "" : " to \"" + Shown.path(withoutUser(value)) + "\"";
        return new Setting(Hashes.sha256(value.getBytes(StandardCharsets.UTF_8)), said);
    }

    static Setting ofFile(Path file) throws IOException {
        return new Setting(Hashes.sha256(file) + (Files.isExecutable(file) ? " runs" : ""), "");
    }

    /** An address may hold a name and a password. */
    static String withoutUser(String text) {
        return USER.matcher(text).replaceAll("://...@");
    }
}
