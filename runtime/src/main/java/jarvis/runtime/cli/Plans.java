package jarvis.runtime.cli;

import jarvis.core.plan.reader.PlanReader;
import jarvis.runtime.cli.terminal.Terminal;
import jarvis.runtime.project.Overrides;
import jarvis.runtime.project.PlanFile;
import jarvis.runtime.project.Staging;
import java.nio.file.Path;

/** From a path on the command line to a plan as it would run here. */
final class Plans {
    private final Terminal terminal;

    Plans(Terminal terminal) {
        this.terminal = terminal;
    }

    Staging staging(Path written, Overrides overrides) {
        Path here = terminal.workingDirectory();
        return switch (PlanFile.open(here.resolve(written).normalize())) {
            case PlanFile.Unusable unusable -> throw new Mistake(unusable.sentence());
            case PlanFile.Text text -> Staging.of(text, PlanReader.read(text.markdown()), here, overrides);
        };
    }
}
