package jarvis.runtime.view;

import jarvis.core.coordination.AssignmentStatus;
import jarvis.core.coordination.BlockerSeverity;
import jarvis.core.coordination.CheckpointStatus;
import jarvis.core.coordination.Outcome;
import jarvis.core.coordination.PhaseStatus;
import jarvis.core.coordination.Question;
import jarvis.core.coordination.RunStatus;
import jarvis.core.merge.MergeState;
import jarvis.core.plan.Mode;
import jarvis.core.plan.Part;
import jarvis.core.plan.StepKind;
import java.util.Locale;

/** The words of the design for each state: the same in code, command line, API and page. */
public final class Words {
    private Words() {}

    public static String of(RunStatus status) {
        return switch (status) {
            case NONE, STAGED, RUNNING, FINAL_VERIFICATION, STOPPED -> lower(status);
            case AWAITING_SIGN_OFF -> "awaiting sign-off";
            case SIGNED_OFF -> "signed off";
        };
    }

    public static String of(PhaseStatus status) {
        return lower(status);
    }

    public static String of(AssignmentStatus status) {
        return lower(status);
    }

    public static String of(CheckpointStatus status) {
        return lower(status);
    }

    public static String of(Outcome outcome) {
        return lower(outcome);
    }

    public static String of(BlockerSeverity severity) {
        return lower(severity);
    }

    public static String of(Question.Kind kind) {
        return kind == Question.Kind.SIGN_OFF ? "sign-off" : lower(kind);
    }

    static String of(MergeState.Status status) {
        return lower(status);
    }

    public static String of(Mode mode) {
        return lower(mode);
    }

    public static String of(Part part) {
        return lower(part);
    }

    public static String of(StepKind kind) {
        return lower(kind);
    }

    static String lower(Enum<?> word) {
        return word.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
