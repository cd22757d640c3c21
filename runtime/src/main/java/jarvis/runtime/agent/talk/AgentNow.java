package jarvis.runtime.agent.talk;

import jarvis.core.agent.AgentLife;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is known of an instance's agent by what it says itself.
 *
 * @param output when it last wrote anything; null where it never did
 * @param ended whether its process ended
 */
public record AgentNow(
        int attempt, AgentLife life, @Nullable Instant output, boolean ended) {}
