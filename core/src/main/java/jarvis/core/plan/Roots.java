package jarvis.core.plan;

import java.util.Map;
import java.util.TreeMap;

/** Where the paths that a plan was written with are here: the longest prefix that ends at a segment border wins. */
public record Roots(Map<String, String> prefixes) {
    public static final Roots NONE = new Roots(Map.of());

    public Roots {
        Map<String, String> clean = new TreeMap<>();
        prefixes.forEach((from, here) -> clean.put(withoutSlash(from), withoutSlash(here)));
        prefixes = Map.copyOf(clean);
    }

    /** The path here; a path under no prefix is returned as it is. */
    public String map(String path) {
        String prefix = path;
        while (true) {
            String here = prefixes.get(withoutSlash(prefix));
            if (here != null) {
                return join(here, path.substring(prefix.length()));
            }
            int slash = prefix.lastIndexOf('/');
            if (slash < 0) {
                return path;
            }
            prefix = slash == 0 && prefix.length() > 1 ? "/" : prefix.substring(0, slash);
            if (prefix.isEmpty()) {
                return path;
            }
        }
    }

    private static String join(String here, String rest) {
        if (rest.isEmpty()) {
            return here;
        }
        boolean border = here.endsWith("/") != rest.startsWith("/");
        return border ? here + rest : withoutSlash(here) + "/" + rest.substring(rest.startsWith("/") ? 1 : 0);
    }

    private static String withoutSlash(String path) {
        int end = path.length();
        while (end > 1 && path.charAt(end - 1) == '/') {
            end--;
        }
        return path.substring(0, end);
    }
}
