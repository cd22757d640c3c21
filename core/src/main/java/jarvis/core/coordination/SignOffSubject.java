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

    /** SHA-256 over the plan lock, for each checkpoint its status, tree, results and answers, what nobody verified, the merged commits and what was granted. */
    public static String hash(RunState s) {
        StringBuilder text = new StringBuilder();
        field(text, s.defined().lock());
        for (CheckpointState c : s.checkpoints().values()) {
            fields(text, c.spec().id(), c.status(), c.reason());
            Evidence evidence = c.evidence();
            if (evidence != null) {
                fields(text, evidence.outcome(), evidence.tree(), evidence.place(), evidence.reason());
                field(text, evidence.steps().size());
                evidence.steps().forEach(step -> step(text, step));
            }
            c.answers().forEach((question, a) -> fields(text, question, a.yes(), a.by(), a.reason(), a.at()));
        }
        unverified(s).forEach(sentence -> field(text, sentence));
        s.branches().tips().forEach((repository, tip) -> fields(text, repository, tip));
        s.branches().permissions().stream()
                .map(Object::toString)
                .sorted()
                .forEach(permission -> field(text, permission));
        return sha256(text.toString());
    }

    private static void step(StringBuilder text, StepResult step) {
        fields(text, step.kind(), step.text(), step.millis(), step.output(), step.outputBytes(), step.note());
        field(text, String.valueOf(step.exitCode()));
        field(text, String.valueOf(step.testsExecuted()));
    }

    private static void fields(StringBuilder text, Object... values) {
        for (Object value : values) {
            field(text, value);
        }
    }

    /** Each with its length, so that no text can pass for the field after it. */
    private static void field(StringBuilder text, Object value) {
        String written = value.toString();
        text.append(written.length()).append(':').append(written);
    }

    /** Sentences that name what is done on a claim alone, or past a checkpoint that a person waived. */
    public static List<String> unverified(RunState s) {
        List<String> found = new ArrayList<>();
        s.checkpoints().values().stream()
                .filter(c -> c.status() == CheckpointStatus.WAIVED)
                .forEach(c -> found.add(c.spec().name() + " did not pass; it was accepted by " + c.reason()));
        s.assignments().values().stream()
                .filter(a -> a.spec().full() && !a.verified())
                .forEach(a -> found.add(unverified(a)));
        s.assignments().values().stream()
                .filter(a -> !a.spec().full() && a.status() == AssignmentStatus.FAILED)
                .forEach(a -> found.add(a.id() + " (prep) failed: " + a.reason()));
        if (!s.schedule().hasFinal()) {
            found.add("the plan has no final verification");
        }
        return found;
    }

    private static String unverified(AssignmentState a) {
        return a.status() == AssignmentStatus.DONE
                ? a.id() + " is done by its own word; no checkpoint verified it"
                : a.id() + " is not done";
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
