package jarvis.core.ownership;

import static org.assertj.core.api.Assertions.assertThat;

import jarvis.core.ownership.pattern.TreePath;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The decision over the changes of i1. */
class MergeTest {
    private static final Matrix MATRIX = Samples.matrix(
            "i1: src/**", "i2: src/web/**", "i2: lib/", "all: docs/", "nobody: LICENSE", "i1: src/.gitignore");

    private static List<Verdict> verdicts(Merge merge, Change... changes) {
        return merge.judge(List.of(changes)).changes().stream()
                .flatMap(judged -> judged.verdicts().stream())
                .toList();
    }

    private static Verdict verdict(Change change) {
        return verdicts(Samples.merge(MATRIX), change).getLast();
    }

    private static void refused(Change change, Reason reason) {
        assertThat(verdict(change)).isEqualTo(new Verdict.Refused(change.path(), reason));
    }

    @Test
    void the_longest_grant_wins() {
        assertThat(verdict(Samples.edit("src/a.ts")))
                .isEqualTo(new Verdict.Allowed("src/a.ts", MATRIX.grants().getFirst()));
        assertThat(verdict(Samples.edit("src/web/a.ts"))).isInstanceOf(Verdict.Foreign.class);
    }

    @Test
    void a_foreign_path_names_its_owner_and_three_ways_out() {
        assertThat(verdict(Samples.delete("lib/x")))
                .isInstanceOfSatisfying(
                        Verdict.Foreign.class,
                        foreign -> assertThat(foreign.sentence())
                                .isEqualTo("lib/x is not merged, because it belongs to \"lib/\" of i2 (line 3)."
                                        + " Drop it, hand it to the owner as a task, or let a person grant it."));
    }

    @Test
    void shared_paths_are_merged_alone_and_locked_ones_never() {
        Judgement shared = Samples.merge(MATRIX).judge(List.of(Samples.add("docs/a.md")));
        assertThat(shared.mayMerge() && shared.alone()).isTrue();
        assertThat(verdict(Samples.edit("LICENSE"))).isInstanceOf(Verdict.Locked.class);
    }

    @Test
    void a_lock_is_stronger_than_a_longer_grant() {
        Merge merge = Samples.merge(Samples.matrix("i1: db/new/**", "nobody: db/**"));
        assertThat(verdicts(merge, Samples.add("db/new/x"))).hasOnlyElementsOfType(Verdict.Locked.class);
    }

    @Test
    void what_two_own_alike_both_may_write_one_at_a_time() {
        Merge merge = Samples.merge(Samples.matrix("i1: core", "i2: core/**"));
        assertThat(verdicts(merge, Samples.edit("core/x"))).hasOnlyElementsOfType(Verdict.Shared.class);
    }

    @Test
    void both_ends_of_a_rename_must_be_allowed() {
        Judgement out = Samples.merge(MATRIX).judge(List.of(Samples.rename("src/a", "lib/a")));
        Judgement in = Samples.merge(MATRIX).judge(List.of(Samples.rename("lib/a", "src/a")));
        assertThat(List.of(out.mayMerge(), in.mayMerge())).containsExactly(false, false);
    }

    @Test
    void a_copy_only_reads_where_it_came_from() {
        assertThat(Samples.merge(MATRIX)
                        .judge(List.of(Samples.copy("lib/a", "src/a")))
                        .mayMerge())
                .isTrue();
    }

    @Test
    void the_first_writer_of_what_nobody_owns_is_remembered_and_the_second_asks() {
        assertThat(Samples.merge(MATRIX).judge(List.of(Samples.add("new.txt"))).firstWrites())
                .containsExactly("new.txt");
        Merge later = new Merge(
                MATRIX, "i1", Map.of("mine", "i1", "theirs", "i2"), Set.of(), Spellings.of(List.of("mine", "theirs")));
        assertThat(verdicts(later, Samples.edit("mine"), Samples.edit("theirs")))
                .containsExactly(new Verdict.Again("mine"), new Verdict.Second("theirs", "i2"));
    }

    @Test
    void the_plan_may_let_nobody_write_what_nobody_owns() {
        Merge strict = Samples.merge(Samples.matrix(Unowned.NOBODY, "i1: src"));
        assertThat(verdicts(strict, Samples.add("new.txt"))).containsExactly(new Verdict.Unowned("new.txt"));
    }

    @Test
    void a_person_permits_one_content_only() {
        Permission edit = new Permission("i1", "lib/x", Samples.NEW);
        Merge merge = new Merge(MATRIX, "i1", Map.of(), Set.of(edit), Spellings.of(List.of("lib/x")));
        Change other = new Change(
                Change.Kind.EDIT,
                new Change.Side("lib/x", Samples.FILE, Samples.OLD),
                new Change.Side("lib/x", Samples.FILE, "3".repeat(40)),
                null);
        assertThat(verdicts(merge, Samples.edit("lib/x"))).containsExactly(new Verdict.Permitted("lib/x", edit));
        assertThat(verdicts(merge, other, Samples.delete("lib/x"))).hasOnlyElementsOfType(Verdict.Foreign.class);
    }

    @Test
    void nobody_permits_what_is_refused_for_what_it_is() {
        Permission link = new Permission("i1", "src/l", Samples.NEW);
        Merge merge = new Merge(MATRIX, "i1", Map.of(), Set.of(link), Spellings.of(List.of()));
        assertThat(verdicts(merge, Samples.link("src/l", "/etc/passwd")))
                .containsExactly(new Verdict.Refused("src/l", Reason.LINK_ABSOLUTE));
    }

    @ParameterizedTest
    @CsvSource({
        "../../x, LINK_LEAVES",
        "..\\..\\x, LINK_LEAVES",
        "/etc/passwd, LINK_ABSOLUTE",
        "C:\\x, LINK_ABSOLUTE",
        "a/../b, LINK_UNCERTAIN",
        "../.git/hooks, LINK_GIT",
        "'', LINK_UNREAD"
    })
    void a_link_out_of_the_tree_is_refused(String target, Reason reason) {
        refused(Samples.link("src/l", target), reason);
    }

    @Test
    void a_link_whose_target_nobody_read_is_refused() {
        refused(Samples.add("src/l", Samples.LINK), Reason.LINK_UNREAD);
    }

    @ParameterizedTest
    @ValueSource(strings = {"../lib/x", "a/b", "..", "./x/"})
    void a_link_within_the_tree_is_as_any_file(String target) {
        assertThat(verdict(Samples.link("src/l", target))).isInstanceOf(Verdict.Allowed.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ".git/config",
                "src/.git/hooks/pre-commit",
                "src/.GIT/x",
                "src/.g\u200cit/x",
                "src/git~1",
                "src/.git. "
            })
    void what_some_system_takes_for_the_folder_of_git_is_refused(String path) {
        refused(Samples.add(path), Reason.GIT_FOLDER);
    }

    @ParameterizedTest
    @ValueSource(strings = {"../x", "/x", "src//x", "src/./x", "src/"})
    void a_path_that_is_not_normal_is_refused(String path) {
        refused(Samples.add(path), Reason.NOT_NORMAL);
    }

    @Test
    void files_that_git_reads_need_a_grant_that_names_them() {
        assertThat(verdict(Samples.edit("src/.gitignore"))).isInstanceOf(Verdict.Allowed.class);
        assertThat(verdict(Samples.add("src/.gitkeep"))).isInstanceOf(Verdict.Allowed.class);
        assertThat(Stream.of("src/.gitattributes", ".gitmodules", "src/.GitIgnore", "docs/.gitignore")
                        .map(path -> verdict(Samples.add(path))))
                .hasOnlyElementsOfType(Verdict.Unnamed.class);
    }

    @Test
    void a_nested_repository_needs_a_grant() {
        assertThat(verdict(Samples.add("vendor/x", Samples.REPOSITORY))).isInstanceOf(Verdict.Nested.class);
        assertThat(verdict(Samples.add("lib/x", Samples.REPOSITORY))).isInstanceOf(Verdict.Foreign.class);
        assertThat(verdict(Samples.add("src/x", Samples.REPOSITORY))).isInstanceOf(Verdict.Allowed.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"README.MD", "SRC/b", "src/\u00c9", "src/E\u0301"})
    void another_spelling_of_what_is_there_is_refused(String path) {
        Merge merge = Samples.merge(MATRIX, "README.md", "src/a", "src/\u00e9");
        assertThat(verdicts(merge, Samples.add(path))).containsExactly(new Verdict.Refused(path, Reason.SPELLING));
    }

    @Test
    void two_spellings_in_one_change_are_refused_and_a_new_spelling_alone_is_not() {
        assertThat(verdicts(Samples.merge(MATRIX), Samples.add("src/x"), Samples.add("src/X")))
                .hasOnlyElementsOfType(Verdict.Refused.class);
        assertThat(verdicts(Samples.merge(MATRIX, "src/x"), Samples.rename("src/x", "src/X")))
                .hasOnlyElementsOfType(Verdict.Allowed.class);
    }

    @Test
    void a_path_is_compared_only_with_what_its_folders_have_grants_for() {
        String[] rows = IntStream.range(0, 2_000)
                .mapToObj(at -> "i" + at % 7 + ": src/part" + at + "/**")
                .toArray(String[]::new);
        rows[0] = "i1: **/*.md";
        Matrix matrix = Samples.matrix(rows);
        int compared = IntStream.range(0, 10_000)
                .map(at -> matrix.compared(new TreePath("src/part" + at % 2_000 + "/deep/er/file" + at)))
                .sum();
        assertThat(compared).isLessThanOrEqualTo(20_000);
    }
}
