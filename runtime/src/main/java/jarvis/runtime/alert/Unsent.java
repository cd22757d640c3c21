package jarvis.runtime.alert;

import java.util.function.BooleanSupplier;

/**
 * A channel by which nothing is sent before a person trusts it.
 *
 * @param trusted asked before each notice
 */
public record Unsent(Channel channel, BooleanSupplier trusted) implements Channel {
    @Override
    public String name() {
        return channel.name();
    }

    @Override
    public String target() {
        return channel.target();
    }

    @Override
    public void send(Notice notice) throws Undelivered {
        if (!trusted.getAsBoolean()) {
            throw new Undelivered(
                    "Nobody has trusted it yet: it sends to outside. Read it in jarvis.yaml, then:" + " jarvis trust");
        }
        channel.send(notice);
    }
}
