package jarvis.runtime.cli;

import jarvis.runtime.cli.terminal.Terminal;
import jarvis.runtime.client.ClientTrouble;
import jarvis.runtime.journal.JournalException;
import jarvis.runtime.workspace.WorkspaceException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** What is said when a command fails: one sentence; the details of what nobody foresaw go to a file. */
final class Troubled implements IExecutionExceptionHandler {
    private static final Set<JournalException.Code> MISTAKES =
            EnumSet.of(JournalException.Code.MISSING, JournalException.Code.IMPORT_REFUSED);

    private final Terminal terminal;

    Troubled(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public int handleExecutionException(Exception e, CommandLine line, ParseResult parsed) {
        return switch (e) {
            case CommandLine.ParameterException mistyped -> throw mistyped;
            case Mistake mistake -> said(mistake, ExitCode.MISTAKE);
            case ClientTrouble trouble ->
                said(trouble, trouble.code() == ClientTrouble.Code.REFUSED ? ExitCode.MISTAKE : ExitCode.WORLD);
            case JournalException trouble ->
                said(trouble, MISTAKES.contains(trouble.code()) ? ExitCode.MISTAKE : ExitCode.WORLD);
            case WorkspaceException trouble ->
                said(trouble, trouble.code().equals("refused") ? ExitCode.MISTAKE : ExitCode.WORLD);
            case UncheckedIOException trouble -> said(trouble, ExitCode.WORLD);
            case Exception _ -> unforeseen(e);
        };
    }

    private int said(Exception e, int code) {
        terminal.say("jarvis: " + e.getMessage());
        return code;
    }

    private int unforeseen(Exception e) {
        String why = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        terminal.say("jarvis: this failed, and Jarvis does not know why: "
                + why.lines().findFirst().orElse("") + ". " + kept(e));
        return ExitCode.WORLD;
    }

    private static String kept(Exception e) {
        StringWriter details = new StringWriter();
        e.printStackTrace(new PrintWriter(details));
        try {
            Path file = Files.createTempFile("jarvis-trouble-", ".txt");
            Files.writeString(file, details.toString());
            return "The details are in " + file + ".";
        } catch (IOException unwritable) {
            return "The details could not be written either (" + unwritable.getMessage() + ").";
        }
    }
}
