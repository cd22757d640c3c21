package jarvis.runtime.agent.dialogue;

/**
 * What a person answers to an agent.
 *
 * @param yes whether it may
 * @param text the reason, or the answer itself where that is asked for
 */
public record Answer(boolean yes, String text) {}
