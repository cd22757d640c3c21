package jarvis.runtime.project;

import jarvis.core.alert.Rule;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a project wants to be told of, and where, as jarvis.yaml has it. */
public record AlertSettings(List<Rule> rules, List<ChannelSettings> channels) {
    public static final AlertSettings NONE = new AlertSettings(List.of(), List.of());

    public AlertSettings {
        rules = List.copyOf(rules);
        channels = List.copyOf(channels);
    }

    /** Where notices go. Addresses and passwords are as written: they may refer to the environment. */
    public sealed interface ChannelSettings {
        record Webhook(String url) implements ChannelSettings {}

        record Slack(String url) implements ChannelSettings {}

        /**
         * Mail by way of one server.
         *
         * @param user null: nobody logs in, and there is no password either
         */
        record Email(
                String host,
                int port,
                Encryption encryption,
                String from,
                List<String> to,
                @Nullable String user,
                @Nullable String password)
                implements ChannelSettings {
            public Email {
                to = List.copyOf(to);
            }
        }
    }

    /** How a mail server is spoken to. */
    public enum Encryption {
        NONE,
        /** In the clear until both agreed on TLS; never without. */
        STARTTLS,
        ALWAYS
    }
}
