package jarvis.runtime.result;

import jarvis.core.coordination.CheckpointState;
import jarvis.core.coordination.Evidence;
import jarvis.core.coordination.RunState;
import jarvis.core.coordination.SignOffSubject;
import java.util.List;
import java.util.Locale;

/** The words of the commit that hands a result over: what was done, by whom, how it was verified. */
public final class ResultMessage {
    private ResultMessage() {}

    public static String of(RunState s, String repository) {
        StringBuilder text = new StringBuilder();
        text.append(line(s.defined().title())).append("\n\n");
        List<Contribution> all = Contribution.to(repository, s);
        all.forEach(one -> one.claims()
                .forEach(a -> text.append("- %s (%s): %s\n"
                        .formatted(one.instance(), Contribution.standing(a), line(String.valueOf(a.claim()))))));
        List<String> unverified = SignOffSubject.unverified(s);
        if (!unverified.isEmpty()) {
            text.append("\nNot verified:\n");
            unverified.forEach(
                    sentence -> text.append("- ").append(line(sentence)).append('\n'));
        }
        text.append("\nJarvis-Run: ").append(s.defined().run()).append('\n');
        text.append("Jarvis-Evidence: ").append(s.evidence()).append('\n');
        all.forEach(
                one -> text.append("Jarvis-Instance: ").append(one.instance()).append('\n'));
        s.checkpoints().values().forEach(c -> text.append(trailer(c)));
        return text.toString();
    }

    private static String trailer(CheckpointState c) {
        Evidence evidence = c.evidence();
        String tree = evidence == null ? "" : " on " + evidence.tree();
        return "Jarvis-Checkpoint: " + c.spec().id() + " "
                + c.status().name().toLowerCase(Locale.ROOT).replace('_', '-') + tree + "\n";
    }

    private static String line(String text) {
        return text.strip().replaceAll("\\s+", " ");
    }
}
