package jarvis.runtime.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jarvis.core.coordination.Reporter;
import jarvis.runtime.project.ProjectFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TokensTest {
    private @TempDir Path root;

    @Test
    void secretsAreMadeOnceForTheirOwnerAlone() throws IOException {
        ProjectFolder folder = new ProjectFolder(root);
        Tokens first = Tokens.in(folder);
        Tokens second = Tokens.in(folder);
        assertThat(second.person()).isEqualTo(first.person()).hasSizeGreaterThan(40);
        for (Path file : new Path[] {folder.personToken(), folder.secret()}) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
        }
        assertThat(folder.folder().toFile().list()).containsExactlyInAnyOrder("person-token", "secret");
    }

    @Test
    void aFileThatOthersCouldReadIsClosed() throws IOException {
        ProjectFolder folder = new ProjectFolder(root);
        Tokens.in(folder);
        Files.setPosixFilePermissions(folder.secret(), PosixFilePermissions.fromString("rw-r--r--"));
        Tokens.in(folder);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.secret())))
                .isEqualTo("rw-------");
    }

    @Test
    void aSecretThatWasEmptiedIsNotUsed() throws IOException {
        ProjectFolder folder = new ProjectFolder(root);
        Tokens.in(folder);
        Files.writeString(folder.secret(), "");
        assertThatThrownBy(() -> Tokens.in(folder))
                .isInstanceOf(ServerTrouble.class)
                .hasMessageContaining("Remove the file");
    }

    @Test
    void aWorkersTokenSpeaksForItsRunInstanceAndAttemptAlone() {
        Tokens tokens = Tokens.in(new ProjectFolder(root));
        String token = tokens.mintWorker("run-1", "instance-1", 2);
        assertThat(tokens.reporter("run-1", token)).contains(new Reporter.Worker("instance-1", 2));
        assertThat(tokens.reporter("run-2", token)).isEmpty();
        assertThat(tokens.reporter("run-1", token.replace(".2.", ".3."))).isEmpty();
        assertThat(tokens.reporter("run-1", token + "x")).isEmpty();
        assertThat(tokens.reporter("run-1", "")).isEmpty();
        assertThat(tokens.reporter("run-1", "w1.!!.1." + "A".repeat(43))).isEmpty();
    }

    @Test
    void workersTokensSurviveARestart() {
        String token = Tokens.in(new ProjectFolder(root)).mintWorker("run-1", "naïve instance", 1);
        assertThat(Tokens.in(new ProjectFolder(root)).reporter("run-1", token))
                .contains(new Reporter.Worker("naïve instance", 1));
    }

    @Test
    void thePersonsTokenIsAPerson() {
        Tokens tokens = Tokens.in(new ProjectFolder(root));
        assertThat(tokens.reporter("run-1", tokens.person())).containsInstanceOf(Reporter.Person.class);
    }
}
