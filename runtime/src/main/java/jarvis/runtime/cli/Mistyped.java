package jarvis.runtime.cli;

import jarvis.runtime.cli.terminal.Terminal;
import jarvis.runtime.project.Nearest;
import java.util.Set;
import java.util.TreeSet;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** What is said when a command line cannot be understood: one sentence, and where to read on. */
final class Mistyped implements IParameterExceptionHandler {
    private final Terminal terminal;

    Mistyped(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public int handleParseException(ParameterException e, String[] args) {
        String name = e.getCommandLine().getCommandSpec().qualifiedName();
        terminal.say(name + ": " + sentence(e));
        terminal.say("See " + name + " --help.");
        return ExitCode.MISTAKE;
    }

    private static String sentence(ParameterException e) {
        if (!(e instanceof UnmatchedArgumentException unmatched)) {
            String message = String.valueOf(e.getMessage());
            return message.endsWith(".") ? message : message + ".";
        }
        String word = unmatched.getUnmatched().getFirst();
        String kind = word.startsWith("-") ? "option" : commands(e) ? "command" : "argument";
        String meant = Nearest.to(word, known(e))
                .map(near -> "; did you mean " + near + "?")
                .orElse(".");
        return "there is no " + kind + " " + word + " here" + meant;
    }

    private static boolean commands(ParameterException e) {
        return !e.getCommandLine().getSubcommands().isEmpty();
    }

    private static Set<String> known(ParameterException e) {
        Set<String> known = new TreeSet<>(e.getCommandLine().getSubcommands().keySet());
        known.addAll(e.getCommandLine().getCommandSpec().optionsMap().keySet());
        return known;
    }
}
