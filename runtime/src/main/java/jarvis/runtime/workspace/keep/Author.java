package jarvis.runtime.workspace.keep;

import jarvis.runtime.workspace.Git;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Who a commit of ours is by; the committer is always Jarvis. */
public record Author(String name) {
    public static final Author JARVIS = new Author("jarvis");
    private static final String HOST = "@jarvis.invalid";

    String address() {
        return name + HOST;
    }

    /** Makes a commit; no branch moves. */
    public String commit(Git git, String tree, List<String> parents, String message) {
        List<String> command =
                new ArrayList<>(List.of("-c", "i18n.commitEncoding=UTF-8", "commit-tree", "--no-gpg-sign", "-F", "-"));
        parents.forEach(parent -> command.addAll(List.of("-p", parent)));
        command.add(tree);
        Git signed = git.with("GIT_AUTHOR_NAME", name)
                .with("GIT_AUTHOR_EMAIL", address())
                .with("GIT_COMMITTER_NAME", JARVIS.name)
                .with("GIT_COMMITTER_EMAIL", JARVIS.address());
        byte[] text = (message.strip() + "\n").getBytes(StandardCharsets.UTF_8);
        return signed.run(text, command.toArray(String[]::new)).text();
    }
}
