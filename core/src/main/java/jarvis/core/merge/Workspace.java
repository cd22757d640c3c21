package jarvis.core.merge;

/**
 * Where an instance of a git location works.
 *
 * @param repository the top of the repository that it is a worktree of
 * @param folder the worktree
 * @param location the folder within it where the instance starts
 * @param branch such as {@code jarvis/run-1/instance-1}
 */
public record Workspace(String instance, String repository, String folder, String location, String branch) {}
