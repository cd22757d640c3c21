package jarvis.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** Validators that look like a pass and are none: each is named for what it was, and opens nothing. */
@Tag("slow")
class ValidatorsTest {
    @TempDir
    Path temp;

    static Stream<Arguments> a_validator_that_did_not_verify_does_not_pass() {
        return Stream.of(
                Arguments.of("exit 0 | false", "failed", "exit 1"),
                Arguments.of("echo '0 tests'", "could not run", "0 tests"),
                Arguments.of("echo 'Tests run: 0, Failures: 0, Errors: 0, Skipped: 0'", "could not run", "0 tests"),
                Arguments.of("no_such_program --check", "could not run", "no_such_program"),
                Arguments.of("tail -f /dev/null", "could not run", "time limit"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void a_validator_that_did_not_verify_does_not_pass(String line, String status, String reason) throws IOException {
        Files.writeString(temp.resolve("PLAN.md"), OneGate.plan(line));
        Files.writeString(temp.resolve("jarvis.yaml"), """
                rework: 0
                defaults:
                  command: "true"
                checkpoints:
                  checkpoint-1: {time-limit: 2s}
                """);
        try (Product.Running run = new Product(temp)
                .start("run", "run", "PLAN.md", "--trust", "--accept-warnings", "--no-open", "--port", "0")) {
            JsonNode judged = new Api(temp)
                    .await(
                            "a verdict",
                            Duration.ofSeconds(60),
                            r -> r.path("needsYou").size() > 0);
            JsonNode checkpoint = judged.get("checkpoints").get(0);
            String found = checkpoint.get("evidence").get("outcome").asString();
            assertThat(found).isEqualTo(status);
            assertThat(checkpoint.get("reason").asString()).contains(reason);
            assertThat(judged.get("phases").get(0).get("status").asString()).isEqualTo("active");
            assertThat(new Product(temp).run("stop").exit()).isZero();
            run.end(Duration.ofSeconds(30));
        }
    }
}
