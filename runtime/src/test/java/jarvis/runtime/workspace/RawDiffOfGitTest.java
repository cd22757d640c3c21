package jarvis.runtime.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import jarvis.core.ownership.Change;
import jarvis.core.ownership.RawDiff;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the real git prints is read, and nothing that a branch brings along hides a change. */
class RawDiffOfGitTest {
    private static final String COMMIT = "1".repeat(40);

    @TempDir
    Path folder;

    @Test
    void every_change_of_a_branch_is_read() throws IOException {
        Scratch repository = Scratch.repository(folder.resolve("r"))
                .write("old name", "a long enough content\nto be known again\n")
                .write("gone", "x")
                .write("run.sh", "#!/bin/sh\n")
                .write("file", "text")
                .commit("base");
        repository.git("mv", "old name", "new\nname 😀");
        repository.git("rm", "-q", "gone", "file");
        repository.git("update-index", "--chmod=+x", "run.sh");
        Files.createSymbolicLink(folder.resolve("r/file"), Path.of("run.sh"));
        repository.write(".gitmodules", "[submodule \"m\"]\n\tpath = m\n\turl = ./m\n\tignore = all\n");
        repository.git("add", "file", ".gitmodules");
        repository.git("update-index", "--add", "--cacheinfo", "160000," + COMMIT + ",m");
        repository.git("commit", "-q", "-m", "tip");
        repository.git("config", "core.abbrev", "7");
        repository.git("config", "diff.ignoreSubmodules", "all");
        assertThat(changes(repository))
                .extracting(Change::kind, Change::path)
                .containsExactlyInAnyOrder(
                        tuple(Change.Kind.RENAME, "new\nname 😀"),
                        tuple(Change.Kind.DELETE, "gone"),
                        tuple(Change.Kind.EDIT, "run.sh"),
                        tuple(Change.Kind.TYPE, "file"),
                        tuple(Change.Kind.ADD, ".gitmodules"),
                        tuple(Change.Kind.ADD, "m"));
    }

    private static List<Change> changes(Scratch repository) throws IOException {
        List<String> command = new ArrayList<>(RawDiff.COMMAND);
        command.addAll(List.of("HEAD~1", "HEAD"));
        byte[] output = repository.git(command.toArray(String[]::new)).getBytes(StandardCharsets.UTF_8);
        return switch (RawDiff.read(output)) {
            case RawDiff.Reading.Read(List<Change> changes) -> changes;
            case RawDiff.Reading.Refused(String sentence) -> throw new AssertionError(sentence);
        };
    }
}
