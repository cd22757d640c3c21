package jarvis.runtime.cli;

import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code jarvis completion}. */
@Command(
        name = "completion",
        description = "Print a completion script for your shell.",
        footer = {"", "bash: source <(jarvis completion bash)", "zsh:  source <(jarvis completion zsh)"})
final class CompletionCommand extends Subcommand {
    /** A shell that it is written for. */
    enum Shell {
        BASH,
        ZSH
    }

    @Parameters(paramLabel = "SHELL", description = "bash or zsh.")
    private Shell shell;

    private final CommandLine all;

    CompletionCommand(Context context, CommandLine all) {
        super(context);
        this.all = all;
    }

    @Override
    public Integer call() {
        String bash = AutoComplete.bash("jarvis", all);
        String zsh = "autoload -U +X compinit && compinit\nautoload -U +X bashcompinit && bashcompinit\n";
        terminal().print(shell == Shell.ZSH ? zsh + bash : bash);
        return ExitCode.OK;
    }
}
