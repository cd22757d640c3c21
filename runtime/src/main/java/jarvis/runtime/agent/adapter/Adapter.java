package jarvis.runtime.agent.adapter;

import java.io.IOException;

/** One kind of agent. */
public sealed interface Adapter permits AcpAdapter, ClaudeAdapter, CodexAdapter {
    /** As its protocol and its newest version that was read have it; what an installed one can do shows when it is used. */
    Capabilities capabilities();

    /** @throws IOException where its own folder cannot be made */
    Launch launch(Start start) throws IOException;
}
