package jarvis.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A service that an agent starts and leaves to others, as plans ask for. */
@Tag("slow")
class LeftRunningTest {
    @TempDir
    Path temp;

    @Test
    void a_service_is_there_for_the_gate_and_gone_when_the_run_is_over() throws IOException {
        Files.writeString(temp.resolve("PLAN.md"), OneGate.plan("kill -0 $(cat service.pid)"));
        Files.writeString(temp.resolve("agent.sh"), "sleep 1000 & echo $! > service.pid; jarvis claim done");
        Files.writeString(temp.resolve("jarvis.yaml"), "defaults: {command: bash agent.sh}\n");
        try (Product.Running run = new Product(temp)
                .start("run", "run", "PLAN.md", "--trust", "--accept-warnings", "--no-open", "--port", "0")) {
            new Api(temp)
                    .await(
                            "sign-off",
                            Duration.ofSeconds(60),
                            r -> r.path("status").asString().equals("awaiting sign-off"));
            long pid =
                    Long.parseLong(Files.readString(temp.resolve("service.pid")).strip());
            assertThat(ProcessHandle.of(pid)).isPresent();
            assertThat(new Product(temp).run("approve", "--yes").exit()).isZero();
            assertThat(run.end(Duration.ofSeconds(60))).isZero();
            // Who was killed is there as a zombie until its parent, the machine's first process, takes notice.
            ProcessHandle.of(pid)
                    .ifPresent(service ->
                            service.onExit().orTimeout(30, TimeUnit.SECONDS).join());
        }
    }
}
