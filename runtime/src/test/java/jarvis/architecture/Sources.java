package jarvis.architecture;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import javax.tools.DiagnosticCollector;
import javax.tools.FileObject;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Java source, parsed by the JDK's own compiler and not attributed. */
record Sources(List<CompilationUnitTree> units, SourcePositions positions) {

    /** All that is written here: the product, its tests and its benchmarks. */
    static Sources ofTheCheckout() {
        Path checkout = Product.checkout();
        return parse(Stream.of("core", "runtime", "acceptance", "bench")
                .map(module -> checkout.resolve(module).resolve("src"))
                .flatMap(Sources::javaFiles)
                .map(file -> new Text(checkout.relativize(file).toString(), read(file)))
                .toList());
    }

    /** The text of each file by its name. */
    Map<String, String> texts() {
        return units.stream()
                .map(CompilationUnitTree::getSourceFile)
                .collect(Collectors.toMap(FileObject::getName, Sources::text));
    }

    static Sources of(String name, String source) {
        return parse(List.of(new Text(name, source)));
    }

    private static Sources parse(List<Text> files) {
        var compiler = Objects.requireNonNull(ToolProvider.getSystemJavaCompiler(), "the tests run on a JDK");
        var problems = new DiagnosticCollector<JavaFileObject>();
        var task = (JavacTask) compiler.getTask(null, null, problems, List.of(), null, files);
        try {
            var units = StreamSupport.stream(task.parse().spliterator(), false).toList();
            return new Sources(List.copyOf(units), Trees.instance(task).getSourcePositions());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static Stream<Path> javaFiles(Path folder) {
        try (Stream<Path> files = Files.exists(folder) ? Files.walk(folder) : Stream.empty()) {
            return files.filter(file -> file.toString().endsWith(".java")).toList().stream();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String text(FileObject file) {
        try {
            return file.getCharContent(true).toString();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static final class Text extends SimpleJavaFileObject {
        private final String name;
        private final String source;

        Text(String name, String source) {
            super(URI.create("text:///" + name), Kind.SOURCE);
            this.name = name;
            this.source = source;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return source;
        }

        @Override
        public String getName() {
            return name;
        }
    }
}
