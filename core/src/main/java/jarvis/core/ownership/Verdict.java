package jarvis.core.ownership;

import jarvis.core.ownership.pattern.Shown;
import java.util.List;
import java.util.stream.Collectors;

/** What is decided over one path of a change. */
public sealed interface Verdict {
    /** As git gave it. */
    String path();

    /** It may be merged. */
    sealed interface Yes extends Verdict {}

    /** It may not, unless a person permits it. */
    sealed interface Ask extends Verdict {
        /** What cannot be merged, why, and what to do now. */
        String sentence();
    }

    record Allowed(String path, Grant by) implements Yes {}

    /** Several may write it, so what does is merged one at a time. */
    record Shared(String path, List<Grant> by) implements Yes {
        public Shared {
            by = List.copyOf(by);
        }
    }

    /** Nobody's, and nobody wrote it before: this instance is to be remembered as its first writer. */
    record First(String path) implements Yes {}

    /** Nobody's, and this instance wrote it first. */
    record Again(String path) implements Yes {}

    record Permitted(String path, Permission by) implements Yes {}

    record Foreign(String path, List<Grant> owners) implements Ask {
        public Foreign {
            owners = List.copyOf(owners);
        }

        @Override
        public String sentence() {
            String whose = owners.stream().map(Grant::text).distinct().collect(Collectors.joining(", "));
            return "%s is not merged, because it belongs to %s. Drop it, hand it to the owner as a task, or let a person grant it."
                    .formatted(Shown.path(path), whose);
        }
    }

    record Locked(String path, Grant lock) implements Ask {
        @Override
        public String sentence() {
            return "%s is not merged, because %s locks it. Drop it, or let a person grant it."
                    .formatted(Shown.path(path), lock.text());
        }
    }

    record Second(String path, String first) implements Ask {
        @Override
        public String sentence() {
            return "%s is not merged, because nobody owns it and %s wrote it first. Drop it, hand it to %s as a task, or let a person grant it."
                    .formatted(Shown.path(path), first, first);
        }
    }

    record Unowned(String path) implements Ask {
        @Override
        public String sentence() {
            return "%s is not merged, because nobody owns it and the plan lets nobody write such paths. Drop it, or let a person grant it."
                    .formatted(Shown.path(path));
        }
    }

    /** A file that git reads, and no grant of the instance spells out its name. */
    record Unnamed(String path) implements Ask {
        @Override
        public String sentence() {
            return "%s is not merged, because git reads it and no grant names it. Drop it, name it in the plan, or let a person grant it."
                    .formatted(Shown.path(path));
        }
    }

    /** A repository within the repository, where the instance has no grant. */
    record Nested(String path) implements Ask {
        @Override
        public String sentence() {
            return "%s is not merged, because it is a repository of its own and no grant covers it. Drop it, own it in the plan, or let a person grant it."
                    .formatted(Shown.path(path));
        }
    }

    /** It cannot be merged, whoever permits it. */
    record Refused(String path, Reason reason) implements Verdict {
        public String sentence() {
            return "%s is not merged, because %s.".formatted(Shown.path(path), reason.why());
        }
    }
}
