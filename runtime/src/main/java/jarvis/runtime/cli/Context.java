package jarvis.runtime.cli;

import jarvis.runtime.cli.terminal.Terminal;
import jarvis.runtime.client.Access;

/** What every command has: who starts things, and where it was given. */
record Context(Engine engine, Terminal terminal) {
    Access access() {
        return new Access(terminal.workingDirectory(), terminal.environment());
    }
}
