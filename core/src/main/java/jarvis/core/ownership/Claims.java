package jarvis.core.ownership;

import jarvis.core.ownership.pattern.Glob;
import jarvis.core.ownership.pattern.TreePath;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The grants by the names that their patterns begin with.
 *
 * <p>A path is compared only with patterns whose leading folder it lies in, however many grants there are.
 */
final class Claims {
    /** One pattern without braces, and the grant it belongs to. */
    record Claim(Grant grant, Glob glob) {}

    private final Map<String, Claims> beneath = new HashMap<>();
    private final List<Claim> here = new ArrayList<>();

    static Claims of(List<Grant> grants) {
        Claims root = new Claims();
        for (Grant grant : grants) {
            grant.pattern().globs().forEach(glob -> root.add(new Claim(grant, glob)));
        }
        return root;
    }

    /** What has to be compared with a path. */
    List<Claim> near(TreePath path) {
        List<Claim> near = new ArrayList<>(here);
        Claims folder = this;
        for (String name : path.names()) {
            folder = folder.beneath.get(name);
            if (folder == null) {
                break;
            }
            near.addAll(folder.here);
        }
        return near;
    }

    /** Those whose pattern matches the path. */
    List<Claim> on(TreePath path) {
        return near(path).stream().filter(claim -> claim.glob().matches(path)).toList();
    }

    private void add(Claim claim) {
        Claims folder = this;
        for (String name : claim.glob().names()) {
            folder = folder.beneath.computeIfAbsent(name, _ -> new Claims());
        }
        folder.here.add(claim);
    }
}
