package jarvis.runtime.agent.adapter;

/**
 * What an agent can do for whoever supervises it.
 *
 * @param resumes whether a later attempt goes on with the same session
 * @param listens whether it can be told something while it works
 * @param asks whether it asks a person for permission
 * @param tokens whether it says how many tokens it used
 * @param cost whether it says what that costs
 * @param pathRules whether it holds a write back until it is told that it may
 * @param end how it is known that its turn is over
 */
public record Capabilities(
        boolean resumes, boolean listens, boolean asks, boolean tokens, boolean cost, boolean pathRules, String end) {}
