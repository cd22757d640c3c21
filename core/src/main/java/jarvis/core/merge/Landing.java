package jarvis.core.merge;

/**
 * One merge on an integration branch.
 *
 * @param assignment such as {@code phase-2/instance-3}
 * @param merge what was merged
 */
public record Landing(String repository, String assignment, String instance, MergeOutcome.Merged merge) {}
