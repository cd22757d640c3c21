package jarvis.runtime.alert;

import jarvis.runtime.project.Secrets;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A JSON document by POST. */
public final class WebhookChannel implements Channel {
    private final Post post;

    public WebhookChannel(String url, Secrets secrets) {
        this.post = new Post(url, secrets);
    }

    @Override
    public String name() {
        return "webhook";
    }

    @Override
    public String target() {
        return post.target();
    }

    @Override
    public void send(Notice notice) throws Undelivered {
        post.send(document(notice), notice.id());
    }

    static ObjectNode document(Notice notice) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("id", notice.id())
                .put("alert", notice.rule())
                .put("state", notice.kind().word())
                .put("severity", notice.urgency().word())
                .put("value", notice.value())
                .put("rule", notice.watched())
                .put("text", notice.text())
                .put("firedAt", notice.firedAt().toString())
                .put("at", notice.at().toString());
    }
}
