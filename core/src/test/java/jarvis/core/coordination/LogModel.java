package jarvis.core.coordination;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What an oracle remembers of a log: plain fields, set by nothing but events. */
final class LogModel {
    /** An assignment, as the log has told of it so far. */
    static final class Work {
        int attempt;
        boolean claims;
        boolean done;
        boolean verified;
        boolean failed;
        boolean leaving;
        long claimedAt;
        Instant claimTime = Instant.EPOCH;
        int sentBack;
        boolean merged;
        boolean refused;
    }

    /** A checkpoint, as the log has told of it so far. */
    static final class Gate {
        int round;
        long startedAt;
        String verdict = "none";
        boolean passedCheck;
        String evidence = "";
        final Map<Integer, String> answers = new TreeMap<>();
        boolean no;

        boolean is(String... verdicts) {
            return List.of(verdicts).contains(verdict);
        }

        boolean open() {
            return is("passed", "waived");
        }
    }

    final Map<String, Work> works = new HashMap<>();
    final Map<String, Gate> gates = new TreeMap<>();
    final Map<String, Integer> newest = new HashMap<>();
    /** From an instance to the assignment that it is in a process for. */
    final Map<String, String> live = new HashMap<>();
    /** From an open blocking blocker to its instance. */
    final Map<String, String> blockers = new HashMap<>();

    /** Instances with a branch of their own. */
    final Set<String> branches = new HashSet<>();

    String tip = "";

    final List<String> opened = new ArrayList<>();
    final Set<String> over = new HashSet<>();
    boolean launched;
    boolean active;
    boolean finishing;
    String offered = "";
    long seen;

    Work work(AssignmentId id) {
        return work(id.phase(), id.instance());
    }

    Work work(String phase, String instance) {
        return works.computeIfAbsent(phase + "/" + instance, key -> new Work());
    }

    Gate gate(String checkpoint) {
        return gates.computeIfAbsent(checkpoint, key -> new Gate());
    }

    /** Whether others may build on what was claimed. */
    boolean landed(String instance, Work work) {
        return work.claims && (work.merged || !branches.contains(instance));
    }

    int newest(String instance) {
        return newest.getOrDefault(instance, 0);
    }

    /** Everything that a sign-off is about, in words of the log. */
    String subject() {
        StringBuilder text = new StringBuilder();
        gates.forEach(
                (id, gate) -> text.append(id + " " + gate.verdict + " " + gate.evidence + " " + gate.answers + "\n"));
        return text.toString();
    }
}
