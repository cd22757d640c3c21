package jarvis.runtime.cli;

import picocli.CommandLine.Option;

/** {@code --help} of a command that is a method. */
final class HelpOption {
    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help.")
    boolean help;
}
