package jarvis.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import jarvis.acceptance.Product.Result;
import jarvis.acceptance.Product.Running;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher, in a small checkout whose Maven only copies the product. */
class LauncherTest {
    private static final String VERSION = "jarvis 0.1.0\n";
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final List<String> ALL_BUT_FLOCK =
            List.of("find", "cp", "mv", "rm", "mkdir", "cat", "cksum", "ln", "readlink", "sleep", "nice", "touch");

    @TempDir
    Path folder;

    private Path home = Path.of("");
    private Product jarvis = new Product(home);

    @BeforeEach
    void makeACheckout() {
        home = Checkout.small(folder.resolve("a check out"));
        jarvis = Checkout.launcher(home);
    }

    @Test
    void theFirstStartBuilds() {
        Result first = jarvis.run("--version");
        assertThat(first.out()).isEqualTo(VERSION);
        assertThat(first.err())
                .startsWith("jarvis: building for the first time")
                .hasLineCount(1);
        assertThat(first.exit()).isZero();
    }

    @Test
    void theSecondStartNeitherBuildsNorSaysAWord() {
        jarvis.run("--version");
        assertThat(jarvis.run("--version")).isEqualTo(new Result(0, VERSION, ""));
        assertThat(builds()).isEqualTo(1);
    }

    @Test
    void aSourceThatChangedIsBuilt() throws IOException {
        jarvis.run("--version");
        Files.setLastModifiedTime(home.resolve("core/src/main/java/A.java"), FileTime.from(Instant.now()));
        assertThat(jarvis.run("--version").err()).isEqualTo("jarvis: building what changed\n");
        assertThat(builds()).isEqualTo(2);
    }

    @Test
    void aSourceThatWentAwayIsBuiltWithout() throws IOException {
        jarvis.run("--version");
        Files.delete(home.resolve("core/src/main/java/A.java"));
        jarvis.run("--version");
        assertThat(builds()).isEqualTo(2);
    }

    @Test
    void twoStartsAtOnceBuildOnce() {
        startTwoAtOnce(jarvis);
    }

    @Test
    void twoStartsAtOnceBuildOnceWithoutFlock() {
        startTwoAtOnce(withoutFlock());
    }

    private void startTwoAtOnce(Product launcher) {
        try (Running one = launcher.start("one", "--version");
                Running other = launcher.start("other", "--version")) {
            assertThat(one.end(PATIENCE)).isZero();
            assertThat(other.end(PATIENCE)).isZero();
            assertThat(one.said()).endsWith(VERSION);
            assertThat(other.said()).endsWith(VERSION);
        }
        assertThat(builds()).isEqualTo(1);
    }

    @Test
    void theLockOfADeadProcessIsTakenOver() throws IOException {
        Files.createSymbolicLink(home.resolve("build/.lock.owner"), Path.of("4194305"));
        assertThat(withoutFlock().run("--version").out()).isEqualTo(VERSION);
    }

    @Test
    void aBrokenBuildStartsNothing() {
        Checkout.write(home.resolve("broken"), "");
        Result broken = jarvis.run("--version");
        assertThat(broken.exit()).isEqualTo(1);
        assertThat(broken.out()).isEmpty();
        assertThat(broken.err())
                .contains("A.java:1: this does not compile", "jarvis: the build failed, for the reason above");
    }

    @Test
    void withoutMavenTheOlderBuildRuns() throws IOException {
        jarvis.run("--version");
        Files.delete(home.resolve("bin/mvn"));
        Checkout.write(home.resolve("core/src/main/java/New.java"), "class New {}\n");
        Result older = withoutMaven().run("--version");
        assertThat(older.out()).isEqualTo(VERSION);
        assertThat(older.err()).contains("the sources are newer than the build, and there is no Maven");
    }

    @Test
    void withoutMavenAndWithoutABuildItSaysWhatToInstall() throws IOException {
        Files.delete(home.resolve("bin/mvn"));
        Result refused = withoutMaven().run("--version");
        assertThat(refused.exit()).isEqualTo(1);
        assertThat(refused.err())
                .isEqualTo(
                        "jarvis: not built yet, and there is no Maven to build it. Install Maven 3.8 or newer, then try again.\n");
    }

    @Test
    void withoutAJdk25ItNamesTheJavasThatItFound() throws IOException {
        Path old = home.resolve("old");
        Checkout.executable(old.resolve("bin/java"), "#!/bin/sh\n");
        Checkout.executable(old.resolve("bin/javac"), "#!/bin/sh\n");
        Checkout.write(old.resolve("release"), "IMPLEMENTOR=\"x\"\nJAVA_VERSION=\"17.0.15\"\n");
        hideTheUsualPlaces();
        Result refused = withoutMaven().with("JAVA_HOME", old.toString()).run("--version");
        assertThat(refused.exit()).isEqualTo(2);
        assertThat(refused.err()).contains("this needs a JDK 25", old + " (17.0.15)", "openjdk-25-jdk");
    }

    @Test
    void aLinkToItWorksFromAnywhereAndTheWorkingFolderStays() throws IOException {
        Path elsewhere = Files.createDirectories(folder.resolve("else where/bin"));
        Path link = Files.createSymbolicLink(elsewhere.resolve("j"), Path.of("../../a check out/jarvis"));
        Result shown = Checkout.environment(new Product(link, elsewhere), home)
                .with("JARVIS_JAVA_OPTIONS", "-XshowSettings:properties")
                .run("--version");
        assertThat(shown.out()).isEqualTo(VERSION);
        assertThat(shown.err()).contains("user.dir = " + elsewhere.toRealPath());
    }

    @Test
    void itBecomesTheJvmAndASignalReachesIt() {
        jarvis.run("--version");
        jarvis.with("JARVIS_JAVA_OPTIONS", "-agentlib:jdwp=transport=dt_socket,server=y,suspend=y,address=127.0.0.1:0");
        try (Running suspended = jarvis.start("suspended", "--version")) {
            ProcessHandle handle = suspended.process().toHandle();
            await(() -> handle.info().command().orElse("").endsWith("/java"));
            handle.destroy();
            assertThat(suspended.end(PATIENCE)).isEqualTo(128 + 15);
        }
    }

    @Test
    void anUntrainedProductIsTrainedBesideTheCommand() {
        jarvis.run("--version");
        await(() -> Checkout.read(home.resolve("trainings")).contains("runtime/target/product/"));
    }

    @Test
    void theBuiltProductIsTrainedAndItsCacheSaysNothing() {
        assertThat(Checkout.product().resolve("cli.aot")).isNotEmptyFile();
        Result shown = new Product(folder)
                .with("JARVIS_JAVA_OPTIONS", "-Xlog:class+load=info:stderr")
                .run("--version");
        assertThat(shown.out()).isEqualTo(VERSION);
        assertThat(shown.err()).contains("jarvis.runtime.app.Main source: shared objects file");
    }

    private static void await(BooleanSupplier condition) {
        Instant limit = Instant.now().plus(PATIENCE);
        while (!condition.getAsBoolean()) {
            assertThat(Instant.now()).as("within %s", PATIENCE).isBefore(limit);
            LockSupport.parkNanos(20_000_000);
        }
    }

    private long builds() {
        return Checkout.read(home.resolve("calls")).lines().count();
    }

    private Product withoutFlock() {
        Path tools = Checkout.only(folder.resolve("tools"), ALL_BUT_FLOCK);
        return jarvis.with("PATH", home.resolve("bin") + ":" + tools);
    }

    private Product withoutMaven() {
        return withoutFlock();
    }

    private void hideTheUsualPlaces() throws IOException {
        Path finder = home.resolve("build/find-jdk.sh");
        Files.writeString(finder, Files.readString(finder).replaceAll("for place in (?s:.*?); do", "for place in; do"));
    }
}
