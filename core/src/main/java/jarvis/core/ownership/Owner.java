package jarvis.core.ownership;

/** Who a path is granted to. */
public sealed interface Owner {
    /** One instance of the plan. */
    record Instance(String id) implements Owner {}

    /** Shared: all may write it, and what does so is merged one at a time. */
    record Everybody() implements Owner {}

    /** Locked: none may write it, whatever else is granted. */
    record Nobody() implements Owner {}

    static Owner instance(String id) {
        return new Instance(id);
    }

    default String text() {
        return switch (this) {
            case Instance(String id) -> id;
            case Everybody _ -> "all";
            case Nobody _ -> "nobody";
        };
    }
}
