package jarvis.core.ownership;

import jarvis.core.ownership.pattern.Folding;
import jarvis.core.ownership.pattern.TreePath;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where a symbolic link leads, as far as its text tells.
 *
 * <p>Above it there are only real folders, as git puts nothing beneath a link. So leading {@code ..} are certain; one
 * behind a name is not, since that name may be a link itself.
 */
final class Link {
    private Link() {}

    static Optional<Reason> trouble(TreePath link, @Nullable String target) {
        if (target == null || target.isEmpty()) {
            return Optional.of(Reason.LINK_UNREAD);
        }
        if (target.startsWith("/") || target.startsWith("\\") || target.matches("(?s)[A-Za-z]:.*")) {
            return Optional.of(Reason.LINK_ABSOLUTE);
        }
        List<String> names = List.of(target.split("[/\\\\]"));
        return names.stream().anyMatch(Folding::isGit)
                ? Optional.of(Reason.LINK_GIT)
                : trouble(link.names().size() - 1, names);
    }

    private static Optional<Reason> trouble(int depth, List<String> names) {
        int left = depth;
        boolean down = false;
        for (String name : names) {
            if (name.equals("..")) {
                left--;
                if (down || left < 0) {
                    return Optional.of(down ? Reason.LINK_UNCERTAIN : Reason.LINK_LEAVES);
                }
            }
            down |= !name.isEmpty() && !name.equals(".") && !name.equals("..");
        }
        return Optional.empty();
    }
}
