package jarvis.runtime.trust;

import jarvis.runtime.project.AlertSettings;
import jarvis.runtime.project.AlertSettings.ChannelSettings;
import jarvis.runtime.project.AlertsFile;
import jarvis.runtime.project.CheckSettings;
import jarvis.runtime.project.HealthFile;
import jarvis.runtime.project.Here;
import jarvis.runtime.project.ProjectFolder;
import jarvis.runtime.project.SourceSettings;
import jarvis.runtime.project.SourcesFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * One entry of jarvis.yaml that reaches beyond the project's folder: the network, a database, a file elsewhere, a secret.
 * Whoever clones a project has not said yet that it may.
 *
 * @param says what it does, for a person; foreign text
 */
public record Reach(Trusted.Thing thing, String says) {
    /** All that a project's jarvis.yaml reaches. */
    public static List<Reach> of(ProjectFolder folder) {
        List<Reach> all = new ArrayList<>();
        SourcesFile.read(folder).sources().forEach(source -> of(folder, source).ifPresent(all::add));
        HealthFile.read(folder).checks().forEach(check -> of(folder, check).ifPresent(all::add));
        AlertSettings alerts = AlertsFile.read(folder).settings();
        alerts.channels().forEach(channel -> all.add(of(folder, channel)));
        return all;
    }

    /** Empty: it stays in the folder. */
    public static Optional<Reach> of(ProjectFolder folder, SourceSettings source) {
        List<String> parts = new ArrayList<>(List.of(source.kind(), source.target(), String.valueOf(source.query())));
        new TreeMap<>(source.headers()).forEach((name, value) -> parts.addAll(List.of(name, value)));
        source.values().forEach(value -> parts.addAll(List.of(value.name(), value.at())));
        if (inside(folder, source)) {
            return Optional.empty();
        }
        String query = source.query() == null ? "" : " for " + source.query();
        return Optional.of(new Reach(
                Trusted.Thing.of(folder.root(), "sources." + source.name(), parts),
                "asks " + source.target() + " (" + source.kind() + ")" + query + with(source.headers())));
    }

    private static boolean inside(ProjectFolder folder, SourceSettings source) {
        boolean file = switch (source.kind()) {
            case "file", "tracker", "finance" -> true;
            case "subscriptions" -> !source.target().matches("https?://.*");
            default -> false;
        };
        return file && Path.of(Here.resolve(folder.root(), source.target())).startsWith(folder.root());
    }

    /** Empty: it stays on this machine's disk, or asks nobody. */
    public static Optional<Reach> of(ProjectFolder folder, CheckSettings check) {
        return switch (check.kind()) {
            case FOLDER, VALUE -> Optional.empty();
            case HTTP, TCP -> {
                List<String> parts = new ArrayList<>(List.of(check.kind().name(), check.target()));
                new TreeMap<>(check.headers()).forEach((name, value) -> parts.addAll(List.of(name, value)));
                yield Optional.of(new Reach(
                        Trusted.Thing.of(folder.root(), "health." + check.name(), parts),
                        "looks at " + check.target() + with(check.headers())));
            }
        };
    }

    private static String with(Map<String, String> headers) {
        return headers.isEmpty() ? "" : ", with " + new TreeMap<>(headers);
    }

    public static Reach of(ProjectFolder folder, ChannelSettings channel) {
        List<String> parts = switch (channel) {
            case ChannelSettings.Webhook(String url) -> List.of("webhook", url);
            case ChannelSettings.Slack(String url) -> List.of("slack", url);
            case ChannelSettings.Email mail ->
                Stream.concat(
                                Stream.of(
                                        "email",
                                        mail.host() + ":" + mail.port(),
                                        mail.encryption().name(),
                                        mail.from(),
                                        String.valueOf(mail.user()),
                                        String.valueOf(mail.password())),
                                mail.to().stream())
                        .toList();
        };
        return new Reach(
                Trusted.Thing.of(folder.root(), "alerts.to." + parts.getFirst(), parts),
                "sends alerts to " + parts.get(1));
    }
}
