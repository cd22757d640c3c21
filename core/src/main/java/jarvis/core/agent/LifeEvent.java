package jarvis.core.agent;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an agent did or said, in words that all protocols share. Claims of the agent, all of them. */
public sealed interface LifeEvent {
    /**
     * Its session is known.
     *
     * @param session what it is resumed by
     * @param model the one that it says it uses; empty where it does not say
     * @param version its program's; empty where it does not say
     */
    record Began(String session, String model, String version) implements LifeEvent {}

    /** It began to work on what it was told. */
    record TurnBegan() implements LifeEvent {}

    /**
     * @param aside whether a helper of the agent says it
     * @param more whether it goes on with what was said last
     */
    record Said(String text, boolean aside, boolean more) implements LifeEvent {}

    record Thought(String text) implements LifeEvent {}

    /**
     * @param id of this use, to know its end by
     * @param subject what it is used on, in short: a command, a path
     * @param paths files that it will change, as the agent names them
     */
    record ToolBegan(String id, String tool, String subject, List<String> paths) implements LifeEvent {
        public ToolBegan {
            paths = List.copyOf(paths);
        }
    }

    record ToolEnded(String id, boolean failed) implements LifeEvent {}

    /** @param kind added, changed, deleted, or empty */
    record FileChanged(String path, String kind) implements LifeEvent {}

    /** It waits for an answer. */
    record Asked(Ask ask) implements LifeEvent {}

    /** It does not wait for that answer any more. */
    record AskOver(String id) implements LifeEvent {}

    /** What it used since it began, by its own count: the newest holds, and earlier ones are in it. */
    record Used(Usage total) implements LifeEvent {}

    /**
     * It may use no more for a time, or soon may not.
     *
     * @param refused whether it is refused already
     * @param until when that ends; null where it does not say
     */
    record Limited(String what, boolean refused, @Nullable Instant until) implements LifeEvent {}

    /** It met trouble and goes on. */
    record Troubled(String text) implements LifeEvent {}

    /** It says that its turn is over. */
    record TurnEnded(TurnEnd end, String text) implements LifeEvent {}

    /** Something of a kind that nobody here knows; whole in its log. */
    record Unknown(String kind) implements LifeEvent {}

    /** A line that is none of its protocol; whole in its log. */
    record Junk(String start) implements LifeEvent {}
}
