package jarvis.runtime.execution;

final class LocalExecutorTest extends ExecutorContract {
    private final LocalExecutor executor = new LocalExecutor();

    @Override
    Executor executor() {
        return executor;
    }
}
