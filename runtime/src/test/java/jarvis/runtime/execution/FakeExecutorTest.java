package jarvis.runtime.execution;

final class FakeExecutorTest extends ExecutorContract {
    private final FakeExecutor executor = new FakeExecutor();

    @Override
    Executor executor() {
        return executor;
    }
}
