package jarvis.core.merge;

/**
 * A repository as a run found it.
 *
 * @param top the folder of its working tree
 * @param branch the person's branch, such as {@code main}; empty where HEAD is detached
 * @param base the commit that everything of the run begins at
 */
public record Pinned(String top, String branch, String base) {}
