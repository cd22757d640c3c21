package jarvis.core.plan;

import java.util.List;

/** An ordered step of the plan. Phases follow one another in the order of the list. */
public record Phase(String id, String name, Mode mode, List<Member> members, int line) {
    public Phase {
        members = List.copyOf(members);
    }
}
