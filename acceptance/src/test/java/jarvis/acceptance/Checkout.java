package jarvis.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/** This checkout with its built product, and small ones made after it. */
final class Checkout {
    private static final String MAVEN = """
            #!/bin/sh
            echo "$*" >>"$FAKE/calls"
            [ ! -f "$FAKE/broken" ] || { echo '[ERROR] A.java:1: this does not compile'; exit 1; }
            touch "$FAKE/start"
            sleep 0.3
            mkdir -p "$FAKE/runtime/target"
            cp -R "$PRODUCT/jarvis-runtime.jar" "$PRODUCT/lib" "$FAKE/runtime/target/"
            touch -r "$FAKE/start" "$FAKE/runtime/target/built"
            """;

    private Checkout() {}

    static Path product() {
        Path products = Product.HOME.resolve("runtime/target/product");
        return products.resolve(read(products.resolve("current")).strip());
    }

    /** A small checkout: this launcher, one source, and a Maven that copies the product and notes that it was called. */
    static Path small(Path folder) {
        for (String file : new String[] {"jarvis", "build/find-jdk.sh", "build/product.sh"}) {
            copy(Product.HOME.resolve(file), folder.resolve(file));
        }
        executable(folder.resolve("build/train"), "#!/bin/sh\necho \"$@\" >>\"${0%/*}/../trainings\"\n");
        executable(folder.resolve("bin/mvn"), MAVEN);
        for (String pom : new String[] {"pom.xml", "core/pom.xml", "runtime/pom.xml", "build/picocli/pom.xml"}) {
            write(folder.resolve(pom), "<project/>\n");
        }
        write(folder.resolve("core/src/main/java/A.java"), "class A {}\n");
        write(folder.resolve("runtime/src/main/java/B.java"), "class B {}\n");
        return folder;
    }

    /** The launcher of such a checkout, with that Maven on its PATH. */
    static Product launcher(Path home) {
        return environment(new Product(home.resolve("jarvis"), home), home);
    }

    static Product environment(Product product, Path home) {
        return product.with("JARVIS_BUILD", "")
                .with("PATH", home.resolve("bin") + ":" + System.getenv().getOrDefault("PATH", "/usr/bin:/bin"))
                .with("FAKE", home.toString())
                .with("PRODUCT", product().toString());
    }

    /** A folder with the named programs of this machine and no others, for a PATH that lacks something. */
    static Path only(Path folder, List<String> programs) {
        programs.forEach(program -> pass(folder.resolve(program), program));
        return folder;
    }

    static void write(Path file, String text) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    static void executable(Path file, String text) {
        write(file, text);
        try {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    static String read(Path file) {
        try {
            return Files.exists(file) ? Files.readString(file) : "";
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static void copy(Path from, Path to) {
        try {
            Files.createDirectories(to.getParent());
            Files.copy(from, to, StandardCopyOption.COPY_ATTRIBUTES);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static void pass(Path on, String program) {
        for (String place : List.of("/usr/local/bin", "/usr/bin", "/bin")) {
            if (Files.isExecutable(Path.of(place, program))) {
                executable(on, "#!/bin/sh\nexec %s/%s \"$@\"\n".formatted(place, program));
            }
        }
    }
}
