package jarvis.runtime.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class UninterruptibleTest {
    private static final int CALLS = 200;

    @Test
    void files_that_are_looked_at_each_second_start_no_thread_each_time() throws IOException {
        Set<Thread> threads = new HashSet<>();
        for (int i = 0; i < CALLS; i++) {
            threads.add(new Uninterruptible().call(Thread::currentThread));
        }
        assertThat(threads).hasSizeLessThan(CALLS / 2);
        assertThat(threads).allMatch(thread -> !thread.isVirtual() && thread.isDaemon());
    }
}
