package jarvis.runtime.run;

import jarvis.core.plan.Step;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What evidence belongs to: a tree, a validator and an environment. Where one of them is another, it says nothing. */
final class EvidenceKey {
    private static final int LETTERS = 32;

    private EvidenceKey() {}

    /** SHA-256 of all three, shortened; of this machine the system, the processor and PATH count. */
    static String of(String tree, List<Step> steps, Map<String, String> environment) {
        StringBuilder text = new StringBuilder(tree).append('\0');
        steps.forEach(step ->
                text.append(step.kind()).append('\0').append(step.text()).append('\0'));
        new TreeMap<>(environment)
                .forEach((name, value) ->
                        text.append(name).append('=').append(value).append('\0'));
        text.append(System.getProperty("os.name"))
                .append('\0')
                .append(System.getProperty("os.arch"))
                .append('\0');
        text.append(System.getenv().getOrDefault("PATH", ""));
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] hash = digest.digest(text.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash).substring(0, LETTERS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
