package jarvis.runtime.workspace.merge;

import jarvis.core.merge.RefusedChange;
import jarvis.core.ownership.Change;
import jarvis.core.ownership.Grant;
import jarvis.core.ownership.Judgement;
import jarvis.core.ownership.Judgement.Judged;
import jarvis.core.ownership.Owner;
import jarvis.core.ownership.Permission;
import jarvis.core.ownership.Verdict;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** A judgement's no, path by path. */
final class Refusals {
    private Refusals() {}

    static List<RefusedChange> of(Judgement judgement) {
        Map<String, RefusedChange> byPath = new LinkedHashMap<>();
        for (Judged judged : judgement.changes()) {
            for (Verdict verdict : judged.verdicts()) {
                refusal(judged.change(), verdict).ifPresent(no -> byPath.putIfAbsent(no.path(), no));
            }
        }
        return List.copyOf(byPath.values());
    }

    private static Optional<RefusedChange> refusal(Change change, Verdict verdict) {
        String hash = hash(change, verdict.path());
        return switch (verdict) {
            case Verdict.Yes _ -> Optional.empty();
            case Verdict.Ask ask -> Optional.of(new RefusedChange(ask.path(), hash, owner(ask), ask.sentence(), true));
            case Verdict.Refused no -> Optional.of(new RefusedChange(no.path(), hash, "", no.sentence(), false));
        };
    }

    private static String hash(Change change, String path) {
        Change.Side after = change.after();
        return after != null && after.path().equals(path) ? after.hash() : Permission.GONE;
    }

    private static String owner(Verdict.Ask ask) {
        return switch (ask) {
            case Verdict.Foreign foreign ->
                foreign.owners().stream()
                        .map(Grant::owner)
                        .map(Owner::text)
                        .distinct()
                        .collect(Collectors.joining(", "));
            case Verdict.Second second -> second.first();
            case Verdict.Locked _, Verdict.Unowned _, Verdict.Unnamed _, Verdict.Nested _ -> "";
        };
    }
}
