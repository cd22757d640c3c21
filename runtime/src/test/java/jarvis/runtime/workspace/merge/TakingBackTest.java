package jarvis.runtime.workspace.merge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One merge is taken back, and the others are as they were or are named. */
class TakingBackTest {
    @TempDir
    Path temp;

    private Gated world;
    private TakingBack back;
    private final List<MergeGate.Request> requests = new ArrayList<>();
    private String tip;

    @BeforeEach
    void prepare() throws IOException {
        world = Gated.in(temp.resolve("repo"));
        world.matrix = Gated.matrix("one: one/**", "two: two/**", "three: three/**", "all: shared/**");
        back = new TakingBack(world.gate);
        tip = world.base;
    }

    private void merge(String instance, String commit) {
        MergeGate.Request request = world.request(instance, tip, commit);
        requests.add(request);
        tip = world.merged(instance, tip, commit).after();
    }

    /** Takes back the second of three. */
    private TakingBack.Outcome takeBackTheSecond() {
        return back.takeBack(
                world.base,
                List.of(requests.get(0), requests.get(2)),
                requests.get(1).tip());
    }

    @Test
    void theMiddleOneOfThreeIsGoneAndTheOthersAreThereByteForByte() throws IOException {
        merge(
                "one",
                world.branch("one")
                        .write("one/a.txt", "1\n\0ä")
                        .shared(0, "one")
                        .commit());
        merge(
                "two",
                world.branch("two")
                        .write("two/b.txt", "red")
                        .write("two/new", "red")
                        .shared(4, "two")
                        .commit());
        merge(
                "three",
                world.branch("three").write("three/x", "3").shared(8, "three").commit());
        String branches = world.repo.git("for-each-ref", "refs/heads");

        TakingBack.Outcome outcome = takeBackTheSecond();

        assertThat(outcome).isInstanceOf(TakingBack.Outcome.Rebuilt.class);
        assertThat(world.repo.git("for-each-ref", "refs/heads")).isEqualTo(branches);
        TakingBack.Outcome.Rebuilt rebuilt = (TakingBack.Outcome.Rebuilt) outcome;
        world.branch("expected").write("one/a.txt", "1\n\0ä").write("three/x", "3");
        world.write("shared/c.txt", Gated.lines("c").replace("c0", "one").replace("c8", "three"));
        assertThat(world.repo.git("rev-parse", rebuilt.tip() + "^{tree}"))
                .isEqualTo(world.repo.git("rev-parse", world.commit() + "^{tree}"));
        assertThat(rebuilt.merges()).hasSize(2);
        assertThat(world.repo.git("rev-list", rebuilt.tip()))
                .doesNotContain(requests.get(1).tip());
    }

    @Test
    void aLaterOneThatWasBuiltOnItIsNamed() throws IOException {
        merge("one", world.branch("one").write("one/a.txt", "1").commit());
        merge("two", world.branch("two").write("two/b.txt", "red").commit());
        merge("three", world.branch("three", tip).write("three/x", "3").commit());
        assertThat(sentence(takeBackTheSecond())).contains("is built on it");
    }

    @Test
    void aLaterOneThatContradictsWhatIsThereWithoutItIsNamed() throws IOException {
        merge("one", world.branch("one").write("shared/c.txt", changed("one")).commit());
        merge(
                "two",
                world.branch("two", tip).write("shared/c.txt", Gated.lines("c")).commit());
        merge(
                "three",
                world.branch("three").write("shared/c.txt", changed("three")).commit());
        assertThat(sentence(takeBackTheSecond())).contains("contradicts", "shared/c.txt");
    }

    @Test
    void aForeignChangeThatLandedUnseenBesideItsOwnersIsNotTheOthersNow() throws IOException {
        merge("one", world.branch("one").write("one/a.txt", "1").commit());
        merge("two", world.branch("two").write("two/b.txt", "the same").commit());
        merge(
                "three",
                world.branch("three")
                        .write("two/b.txt", "the same")
                        .write("three/x", "3")
                        .commit());
        assertThat(sentence(takeBackTheSecond())).contains("two/b.txt", "may not write");
    }

    private static String changed(String word) {
        return Gated.lines("c").replace("c0", word);
    }

    private static String sentence(TakingBack.Outcome outcome) {
        assertThat(outcome).isInstanceOf(TakingBack.Outcome.Needed.class);
        TakingBack.Dependent only = ((TakingBack.Outcome.Needed) outcome).by().getFirst();
        assertThat(only.instance()).isEqualTo("three");
        return only.sentence();
    }
}
