package jarvis.runtime.server;

import jarvis.core.coordination.RunStatus;
import java.time.Instant;

/**
 * One run in the list of all.
 *
 * @param since when it came to its status
 */
public record RunSummary(String id, String title, String planPath, RunStatus status, Instant since) {}
