package jarvis.core.coordination;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** What a sign-off approves: its hash, and what in it nobody verified. */
public final class SignOffSubject {
    private SignOffSubject() {}

    /** SHA-256 over the plan lock and, for each checkpoint, its status, tree, results and answers. */
    public static String hash(RunState s) {
        StringBuilder text = new StringBuilder(s.defined().lock()).append('\n');
        for (CheckpointState c : s.checkpoints().values()) {
            text.append(c.spec().id()).append(' ').append(c.status()).append(' ').append(c.reason()).append('\n');
            Evidence evidence = c.evidence();
            if (evidence != null) {
                text.append(evidence.tree()).append(' ').append(evidence.outcome()).append('\n');
                evidence.steps().forEach(step -> text.append(step).append('\n'));
            }
            c.answers().forEach((question, answer) -> text.append(question).append(' ').append(answer).append('\n'));
        }
        return sha256(text.toString());
    }

    /** Sentences that name what is done on a claim alone, or past a checkpoint that a person waived. */
    public static List<String> unverified(RunState s) {
        List<String> found = new ArrayList<>();
        s.checkpoints().values().stream()
                .filter(c -> c.status() == CheckpointStatus.WAIVED)
                .forEach(c -> found.add(c.spec().name() + " did not pass; it was accepted by " + c.reason()));
        s.assignments().values().stream()
                .filter(a -> a.spec().full() && !a.verified())
                .forEach(a -> found.add(a.id() + " is done by its own word; no checkpoint verified it"));
        s.assignments().values().stream()
                .filter(a -> !a.spec().full() && a.status() == AssignmentStatus.FAILED)
                .forEach(a -> found.add(a.id() + " (prep) failed: " + a.reason()));
        if (!s.schedule().hasFinal()) {
            found.add("the plan has no final verification");
        }
        return found;
    }

    private static String sha256(String text) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
