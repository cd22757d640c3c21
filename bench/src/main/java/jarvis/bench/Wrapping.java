package jarvis.bench;

import java.nio.ByteBuffer;

/** How documents are wrapped on their way to a client that is pushed to. One for each client. */
interface Wrapping {
    /** What the client says first. */
    ByteBuffer request(int port);

    /**
     * Takes all that has come.
     *
     * @return the count in the last document that ended in there; -1: none did
     */
    int hear(ByteBuffer came);

    /** What is to be answered to what was heard; empty: nothing. */
    ByteBuffer answer();
}
