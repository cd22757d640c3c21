package jarvis.runtime.execution;

/** As on a machine without {@code /proc} and setsid: bash's job control, ps and the JDK's process handles. */
final class PortableExecutorTest extends LocalExecutorTest {
    private final LocalExecutor executor =
            new LocalExecutor(new Launcher("/bin/bash", "/bin/sh", null, new PortableProcesses()));

    @Override
    Executor executor() {
        return executor;
    }
}
