package jarvis.runtime.alert;

import jarvis.runtime.project.Secrets;
import tools.jackson.databind.node.JsonNodeFactory;

/** A text by POST, as Slack and what imitates it takes it. */
public final class SlackChannel implements Channel {
    private final Post post;

    public SlackChannel(String url, Secrets secrets) {
        this.post = new Post(url, secrets);
    }

    @Override
    public String name() {
        return "slack";
    }

    @Override
    public String target() {
        return post.target();
    }

    @Override
    public void send(Notice notice) throws Undelivered {
        String text = "*" + escaped(notice.title()) + "*\n" + escaped(notice.text());
        post.send(JsonNodeFactory.instance.objectNode().put("text", text), notice.id());
    }

    /** What a source said may mention nobody and link nowhere. */
    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
