package jarvis.runtime.run;

import jarvis.core.ownership.Grant;
import jarvis.core.ownership.Owner;
import jarvis.core.ownership.Verdict;
import jarvis.runtime.view.PlainText;
import java.util.List;
import java.util.stream.Collectors;

/** What the merge would say of a path, told to the instance that is about to write it. */
public final class VerdictText {
    private VerdictText() {}

    /** What it means for the instance. */
    public static String sentence(Verdict verdict) {
        return PlainText.line(verdict.path()) + " " + meaning(verdict, owner(verdict));
    }

    /** An instance or several, {@code all}, {@code nobody}, or {@code unowned}. */
    public static String owner(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Allowed _, Verdict.Shared _, Verdict.Foreign _, Verdict.Locked _ ->
                rows(verdict).stream()
                        .map(Grant::owner)
                        .map(Owner::text)
                        .distinct()
                        .collect(Collectors.joining(", "));
            case Verdict.Second second -> second.first();
            case Verdict.First _,
                    Verdict.Again _,
                    Verdict.Permitted _,
                    Verdict.Unowned _,
                    Verdict.Unnamed _,
                    Verdict.Nested _,
                    Verdict.Refused _ -> "unowned";
        };
    }

    /** The rows of the matrix that decide. */
    public static List<Grant> rows(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Allowed allowed -> List.of(allowed.by());
            case Verdict.Shared shared -> shared.by();
            case Verdict.Foreign foreign -> foreign.owners();
            case Verdict.Locked locked -> List.of(locked.lock());
            case Verdict.First _,
                    Verdict.Again _,
                    Verdict.Permitted _,
                    Verdict.Second _,
                    Verdict.Unowned _,
                    Verdict.Unnamed _,
                    Verdict.Nested _,
                    Verdict.Refused _ -> List.of();
        };
    }

    private static String meaning(Verdict verdict, String owner) {
        return switch (verdict) {
            case Verdict.Allowed _ -> "is yours.";
            case Verdict.Shared _ -> "may be written by you and by others (" + owner + "); keep your change small.";
            case Verdict.First _ -> "is nobody's: the first whose change of it is merged keeps it.";
            case Verdict.Again _ -> "is nobody's by the plan, and you wrote it first: it is yours.";
            case Verdict.Permitted _ -> "was granted to you by a person.";
            case Verdict.Foreign _ ->
                "belongs to " + owner + ". Do not write it: raise a blocker that names " + owner
                        + " and what you need.";
            case Verdict.Second _ ->
                "is nobody's by the plan, and " + owner
                        + " wrote it first. Do not write it: raise a blocker that names " + owner + ".";
            case Verdict.Locked _ -> "is locked: nobody writes it. Raise a blocker if it must change.";
            case Verdict.Unowned _ ->
                "is nobody's, and the plan lets nobody write such files. Raise a blocker if it must.";
            case Verdict.Unnamed _ -> "is a file that git itself reads, and no row of yours names it. Do not write it.";
            case Verdict.Nested _ -> "is a repository of its own, and no row covers it. Do not write it.";
            case Verdict.Refused refused ->
                "is never merged, because " + refused.reason().why() + ".";
        };
    }
}
