package jarvis.runtime.project;

import java.net.URI;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Where people reach the page through a proxy: {@code origin:} of a project's jarvis.yaml. No part of a run, and never read
 * from a plan: whoever writes a plan does not say who may reach Jarvis.
 *
 * @param origins as browsers write them, such as {@code https://jarvis.example}
 */
public record PublicOrigins(Set<String> origins, List<SettingsProblem> problems) {
    private static final String KEY = "origin";

    public PublicOrigins {
        origins = Set.copyOf(origins);
        problems = List.copyOf(problems);
    }

    public static PublicOrigins read(ProjectFolder folder) {
        return SettingsText.part(folder, top -> Optional.of(read(top)), Set.of(), PublicOrigins::new);
    }

    static Set<String> read(Section top) {
        Set<String> origins = new LinkedHashSet<>();
        for (String said : top.list(KEY)) {
            Optional<String> origin = origin(said);
            origin.ifPresent(origins::add);
            if (origin.isEmpty()) {
                top.wrong(KEY, said, "the address of a page without its path, such as https://jarvis.example");
            }
        }
        return origins;
    }

    private static Optional<String> origin(String said) {
        try {
            URI uri = URI.create(said.toLowerCase(Locale.ROOT));
            String origin = uri.getScheme() + "://" + uri.getHost() + port(uri);
            boolean web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
            boolean alone = said.toLowerCase(Locale.ROOT)
                    .replaceAll("/$", "")
                    .equals(uri.getScheme() + "://" + uri.getAuthority());
            return web && alone && uri.getHost() != null && uri.getUserInfo() == null
                    ? Optional.of(origin)
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Browsers leave out the usual one. */
    private static String port(URI uri) {
        int usual = "https".equals(uri.getScheme()) ? 443 : 80;
        return uri.getPort() < 0 || uri.getPort() == usual ? "" : ":" + uri.getPort();
    }
}
