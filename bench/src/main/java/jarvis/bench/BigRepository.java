package jarvis.bench;

import jarvis.runtime.workspace.Git;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** A repository of 50,000 files in 500 parts, with branches, made by one git. */
final class BigRepository {
    static final int PARTS = 500;
    static final int FILES = 50_000;
    private static final int LINES = 20;

    final Path folder;
    final Git git;

    BigRepository(Path folder, Consumer<BigRepository.Script> branches) throws IOException {
        this.folder = Files.createDirectories(folder);
        git = new Git(folder);
        git.run("init", "--quiet", "--initial-branch=main");
        Script script = new Script();
        script.branch("main", "", IntStream.range(0, FILES).boxed().toList(), "base");
        branches.accept(script);
        git.run(script.text.toString().getBytes(StandardCharsets.UTF_8), "fast-import", "--quiet");
    }

    static String path(int file) {
        return "src/part%d/components/deeply/file%d.ts".formatted(file % PARTS, file);
    }

    String commit(String branch) {
        return git.run("rev-parse", "refs/heads/" + branch).text();
    }

    /** What {@code git fast-import} reads. */
    static final class Script {
        private final StringBuilder text = new StringBuilder();

        /** A commit in which each of the files has a first line of its own. */
        void branch(String name, String from, List<Integer> files, String line) {
            text.append("commit refs/heads/%s\ncommitter bench <bench@example.org> 1700000000 +0000\ndata 1\nx\n"
                    .formatted(name));
            if (!from.isEmpty()) {
                text.append("from refs/heads/%s\n".formatted(from));
            }
            for (int file : files) {
                String content = line + "\n" + ("file " + file + "\n").repeat(LINES);
                text.append("M 100644 inline %s\ndata %d\n%s\n".formatted(path(file), content.length(), content));
            }
            text.append('\n');
        }
    }
}
