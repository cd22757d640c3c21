package jarvis.core.plan.shell;

import static org.assertj.core.api.Assertions.assertThat;

import jarvis.core.plan.Step;
import jarvis.core.plan.StepKind;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShellTextTest {
    private static List<Step> steps(String code) {
        return ShellText.read(code.lines().toList(), 1, false).steps();
    }

    private static StepKind kind(String command) {
        return StepKinds.of(command);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a \\\n  b",
                "a &&\nb",
                "a |\n  grep b",
                "a ||\nb",
                "echo 'one\ntwo'",
                "echo \"one\n# no comment\ntwo\"",
                "cat <<EOF\nif\n'\nEOF",
                "cat <<-'END' > x\n\tdone\n\tEND",
                "if test -f a; then\n  b\nelse\n  c\nfi",
                "for x in a b\ndo\n  echo $x\ndone",
                "while read x; do\n  test $x\ndone < in",
                "case $x in\n  a) b ;;\n  (c) d ;;\nesac",
                "check() {\n  test $1\n}",
                "(\n  cd a\n  make\n)",
                "x=$(\n  date\n)",
                "if a; then\n  if b; then\n    c\n  fi\nfi",
                "if a; then\n  echo done\n  b\nfi"
            })
    void a_construct_over_several_lines_is_one_step(String command) {
        assertThat(steps(command)).extracting(Step::text).containsExactly(command);
        assertThat(steps("true\n" + command + "\nfalse"))
                .extracting(Step::text)
                .containsExactly("true", command, "false");
        assertThat(ShellText.read(command.lines().toList(), 1, false).unfinished())
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "echo if",
                "echo done",
                "grep 'it'\"'\"'s' a",
                "echo a # isn't",
                "make || exit 1",
                "echo {a,b}",
                "test a = b && echo \\\"",
                "echo $((1 << 2))",
                "cat <<< word"
            })
    void a_line_that_is_whole_stays_alone(String command) {
        assertThat(steps(command + "\nnext")).extracting(Step::text).containsExactly(command, "next");
    }

    @ParameterizedTest
    @ValueSource(strings = {"echo 'open", "if true; then", "cat <<EOF", "a \\", "(", "a &&"})
    void a_construct_that_never_ends_is_seen(String command) {
        assertThat(ShellText.read(List.of("true", command), 7, false).unfinished())
                .isEqualTo(8);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "curl -f http://localhost:1/a | jq .b | grep ok ! CHECK",
                "npm test ! CHECK",
                "./run.sh && npx playwright test && echo DONE ! CHECK",
                "cd app && npm test ! CHECK",
                "CI=1 npm test ! CHECK",
                "npm test > out.log 2>&1 ! CHECK",
                "npm test 2>&1 | tee out.log ! CHECK",
                "git status ! CHECK",
                "test $(ls | wc -l) -gt 5 ! CHECK",
                "make test 2>/dev/null ! CHECK",
                "echo ok ! CHECK",
                "cat a | grep b ! CHECK",
                "git tag | grep v1 ! CHECK",
                "echo x > file ! CHANGE",
                "echo x >> file ! CHANGE",
                "echo x | tee file ! CHANGE",
                "cat a.txt > b.txt ! CHANGE",
                "cp a b ! CHANGE",
                "mv a b ! CHANGE",
                "rm -rf build ! CHANGE",
                "sed -i s/a/b/ c ! CHANGE",
                "git commit -m 'a > b' ! CHANGE",
                "git checkout main ! CHANGE",
                "kill 42 ! CHANGE",
                "kill -0 42 ! CHECK",
                "mkdir -p x && cp a x ! CHANGE",
                "ruff check --fix ! CHANGE",
                "sleep 5 ! WAIT",
                "sleep 5 && echo go ! WAIT",
                "mkdir -p a/b ! SETUP",
                "npm install ! SETUP",
                "npm ci ! SETUP",
                "cd app ! SETUP",
                "export A=1 ! SETUP",
                "docker compose up -d ! SETUP",
                "pip install -r requirements.txt ! SETUP",
                "sed -n 1p file ! CHECK"
            })
    void a_command_is_known_by_what_it_does(String command, StepKind kind) {
        assertThat(kind(command)).isEqualTo(kind);
    }

    @Test
    void a_comment_right_above_a_command_heads_it_and_is_not_asked() {
        assertThat(steps("# Must pass:\nmake test\n# Wait a bit\nsleep 5"))
                .extracting(Step::kind)
                .containsExactly(StepKind.CHECK, StepKind.WAIT);
    }

    @Test
    void comments_that_head_nothing_are_asked_and_continued_lines_are_joined() {
        assertThat(steps("""
            make

            # Check the list - should show:
            # one
            # two

            # Verify that the
            # page is green
            # Take a screenshot
            """))
                .filteredOn(step -> step.kind() == StepKind.ASK)
                .extracting(Step::text, Step::line)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("Check the list - should show: one; two", 3),
                        org.assertj.core.groups.Tuple.tuple("Verify that the page is green", 7),
                        org.assertj.core.groups.Tuple.tuple("Take a screenshot", 9));
    }

    @Test
    void a_screenshot_is_asked_for_even_above_a_command() {
        assertThat(steps("# Take a screenshot\nmake stop"))
                .extracting(Step::kind)
                .containsExactly(StepKind.ASK, StepKind.CHECK);
    }

    @Test
    void opening_a_page_is_asked_in_words() {
        assertThat(steps("open http://localhost:1"))
                .containsExactly(new Step(StepKind.ASK, "Open http://localhost:1 and look at it", 1));
        assertThat(steps("# Go to the shop\nopen 'http://localhost:1'"))
                .extracting(Step::text)
                .containsExactly("Go to the shop: open http://localhost:1");
    }

    @Test
    void in_a_console_only_the_lines_with_a_prompt_are_commands() {
        assertThat(steps("$ make test\nall 3 passed\n$ echo 'a\nb'"))
                .extracting(Step::text)
                .containsExactly("make test", "echo 'a\nb'");
    }

    @Test
    void a_list_of_what_to_see_ends_where_the_next_thing_to_do_begins() {
        assertThat(steps("# It should show:\n# one\n# Take a picture"))
                .extracting(Step::text)
                .containsExactly("It should show: one", "Take a picture");
    }
}
