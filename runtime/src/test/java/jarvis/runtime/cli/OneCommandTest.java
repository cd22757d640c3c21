package jarvis.runtime.cli;

import static org.assertj.core.api.Assertions.assertThat;

import jarvis.runtime.cli.terminal.Terminal;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** The command line with all its commands, and with the one that will be executed. */
class OneCommandTest {
    private static final Set<String> ONLY_AMONG_ALL = Set.of("completion", "help");

    @Test
    void aCommandThatIsNamedIsThereAlone() {
        Set<String> names = new TreeSet<>(line().getSubcommands().keySet());
        names.removeAll(ONLY_AMONG_ALL);
        assertThat(names)
                .hasSizeGreaterThan(15)
                .allSatisfy(
                        name -> assertThat(line(name).getSubcommands().keySet()).containsExactly(name));
    }

    @Test
    void whateverElseComesFirstSeesAll() {
        Set<String> all = line().getSubcommands().keySet();
        for (String first : List.of("help", "completion", "--help", "statsu", "")) {
            assertThat(line(first).getSubcommands().keySet()).as(first).isEqualTo(all);
        }
    }

    private static CommandLine line(String... arguments) {
        return JarvisCommand.create(new FakeEngine(), Terminal.system(), "0", arguments);
    }
}
