package jarvis.runtime.app;

import jarvis.runtime.alert.Alerts;
import jarvis.runtime.alert.Channel;
import jarvis.runtime.alert.MailChannel;
import jarvis.runtime.alert.SlackChannel;
import jarvis.runtime.alert.Terms;
import jarvis.runtime.alert.Unsent;
import jarvis.runtime.alert.WebhookChannel;
import jarvis.runtime.project.AlertSettings;
import jarvis.runtime.project.AlertSettings.ChannelSettings;
import jarvis.runtime.project.AlertsFile;
import jarvis.runtime.project.ProjectFolder;
import jarvis.runtime.project.Secrets;
import jarvis.runtime.project.SettingsText;
import jarvis.runtime.trust.Reach;
import jarvis.runtime.trust.Trusted;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLSocketFactory;

/** From alerts as they are configured to alerts that are judged and channels that deliver. */
final class AlertSpecs {
    private AlertSpecs() {}

    static Alerts of(ProjectFolder folder, Trusted trusted, InstantSource clock) {
        AlertSettings settings = AlertsFile.read(folder).settings();
        return new Alerts(settings.rules(), channels(settings, folder, trusted), Terms.DEFAULT, folder.alerts(), clock);
    }

    /** Why alerts cannot be as they are configured; empty when they can. */
    static Optional<String> wrong(ProjectFolder folder) {
        return SettingsText.errors(AlertsFile.read(folder).problems());
    }

    /** @param trusted by what of them may be sent; the rest waits for it */
    static List<Channel> channels(AlertSettings settings, ProjectFolder folder, Trusted trusted) {
        Secrets secrets = new Secrets(folder.root(), System.getenv());
        return settings.channels().stream()
                .map(channel -> guarded(channel(channel, secrets), Reach.of(folder, channel), trusted))
                .toList();
    }

    private static Channel guarded(Channel channel, Reach reach, Trusted trusted) {
        return new Unsent(channel, () -> trusted.has(reach.thing()));
    }

    private static Channel channel(ChannelSettings settings, Secrets secrets) {
        return switch (settings) {
            case ChannelSettings.Webhook(String url) -> new WebhookChannel(url, secrets);
            case ChannelSettings.Slack(String url) -> new SlackChannel(url, secrets);
            case ChannelSettings.Email email -> mail(email, secrets);
        };
    }

    private static Channel mail(ChannelSettings.Email email, Secrets secrets) {
        MailChannel.Encryption encryption = switch (email.encryption()) {
            case NONE -> MailChannel.Encryption.NONE;
            case STARTTLS -> MailChannel.Encryption.STARTTLS;
            case ALWAYS -> MailChannel.Encryption.ALWAYS;
        };
        MailChannel.Login login = email.user() == null || email.password() == null
                ? null
                : new MailChannel.Login(email.user(), email.password());
        return new MailChannel(
                new MailChannel.Server(email.host(), email.port(), encryption, login),
                new MailChannel.Envelope(email.from(), email.to()),
                secrets,
                (SSLSocketFactory) SSLSocketFactory.getDefault());
    }
}
