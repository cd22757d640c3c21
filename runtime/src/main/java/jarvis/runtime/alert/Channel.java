package jarvis.runtime.alert;

/** A way by which notices reach people. Used by one thread at a time; an interrupt ends the sending. */
public interface Channel {
    /** webhook, slack or email. */
    String name();

    /** Where to, for a person: without what could be a secret. */
    String target();

    /** Returns when the other side has taken it. */
    void send(Notice notice) throws Undelivered;
}
