package jarvis.runtime.cli;

import jarvis.runtime.cli.doctor.Diagnosis;
import jarvis.runtime.cli.doctor.Doctor;
import jarvis.runtime.cli.terminal.Style;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** {@code jarvis doctor}. */
@Command(
        name = "doctor",
        description = "Is everything here that a run needs? Exit code 1 when something needed is not.")
final class DoctorCommand extends Subcommand {
    @Option(names = "--json", description = "Answer in JSON.")
    private boolean json;

    DoctorCommand(Context context) {
        super(context);
    }

    @Override
    public Integer call() {
        List<Diagnosis> found =
                Doctor.look(terminal().workingDirectory(), terminal().environment());
        if (json) {
            print(document(found));
        } else {
            found.forEach(one -> terminal().print(line(one, terminal().style())));
        }
        boolean broken = found.stream().anyMatch(one -> one.state() == Diagnosis.State.BROKEN);
        return broken ? ExitCode.WORLD : ExitCode.OK;
    }

    private static String line(Diagnosis one, Style style) {
        String mark = switch (one.state()) {
            case WELL -> style.green("well    ");
            case DOUBTFUL -> style.yellow("doubtful");
            case BROKEN -> style.red("broken  ");
        };
        return mark + "  " + String.format("%-9s", one.name()) + " " + one.sentence();
    }

    private static ObjectNode document(List<Diagnosis> found) {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        ArrayNode all = document.putArray("diagnoses");
        found.forEach(one -> all.addObject()
                .put("name", one.name())
                .put("state", one.state().name().toLowerCase(Locale.ROOT))
                .put("sentence", one.sentence()));
        return document;
    }
}
