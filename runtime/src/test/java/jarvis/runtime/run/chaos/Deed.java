package jarvis.runtime.run.chaos;

import java.util.ArrayList;
import java.util.List;

/** What an agent does in one step, with how likely it is among all others. */
enum Deed {
    WRITE_OWN(12),
    WRITE_OWN_ANEW(8),
    WRITE_SHARED(6),
    WRITE_LOOSE(4),
    WRITE_FOREIGN(5),
    WRITE_LOCKED(2),
    WRITE_FOR_GIT(2),
    WRITE_IGNORED(2),
    WRITE_OTHER_CASE(1),
    DELETE_OWN(3),
    DELETE_FOREIGN(2),
    RENAME_ACROSS(3),
    LINK_OUT(1),
    LINK_INSIDE(2),
    COMMIT(14),
    AMEND(4),
    STAGE_AND_CHANGE(3),
    RESET_ONE(5),
    RESET_TO_BEGINNING(1),
    OTHER_BRANCH(3),
    DETACH(3),
    CHECK_OUT_MAIN(2),
    CHECK_OUT_OWN(2),
    STASH(3),
    MERGE_INTEGRATION(4),
    MERGE_OTHER(2),
    MERGE_HALF(2),
    HOOKS(1),
    LOCK_INDEX(1),
    LOCK_BRANCH(1),
    DELETE_WORKTREE(2),
    REMOVE_WORKTREE(1),
    REPOSITORY_OF_ITS_OWN(1),
    COLLECT_GARBAGE(1),
    MOVE_INTEGRATION(2),
    DELETE_INTEGRATION(1),
    POINT_INTEGRATION(1),
    DELETE_OWN_BRANCH(2),
    MOVE_OWN_BRANCH(2),
    MOVE_MAIN(1),
    UNLOCK(1);

    /** What an agent does that means no harm. */
    static final List<Deed> KIND = List.of(WRITE_OWN, WRITE_OWN_ANEW, COMMIT);

    private static final List<Deed> WEIGHED = weighed();

    private final int weight;

    Deed(int weight) {
        this.weight = weight;
    }

    private static List<Deed> weighed() {
        List<Deed> all = new ArrayList<>();
        for (Deed deed : values()) {
            for (int i = 0; i < deed.weight; i++) {
                all.add(deed);
            }
        }
        return List.copyOf(all);
    }

    static Deed any(Dice dice) {
        return dice.of(WEIGHED);
    }
}
