package jarvis.runtime.sharedfiles;

import jarvis.core.coordination.Blocker;
import jarvis.core.coordination.BlockerSeverity;
import jarvis.core.coordination.Command;
import jarvis.core.coordination.Reporter;
import jarvis.core.coordination.RunState;
import jarvis.core.plan.Instance;
import jarvis.core.plan.Plan;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What an edited blockers.md claims: a line added under an instance's heading raises a blocker, one that was ticked
 * resolves it. A line that is left out says nothing: its writer may have read an older file.
 */
final class BlockersClaims implements Projection {
    private static final Pattern HEADING = Pattern.compile("#{2,6}\\s+(.*)");
    private static final Pattern MARKED = Pattern.compile("[-*+]\\s+\\[([^\\]]*)\\]\\s*(.*)");
    private static final String TITLE = "activeblockers";

    /** How long a blocker that is gone may come back in a file whose writer read it before. */
    private static final Duration LATE = Duration.ofSeconds(10);

    private final Plan plan;
    private final Set<String> noted = new HashSet<>();

    BlockersClaims(Plan plan) {
        this.plan = plan;
    }

    @Override
    public String name() {
        return BlockersFile.NAME;
    }

    @Override
    public String render(RunState state) {
        return BlockersFile.render(plan, state);
    }

    @Override
    public void shown(RunState state, Instant at) {}

    @Override
    public List<Command> claims(Edit edit) {
        List<Command> commands = new ArrayList<>();
        Optional<String> instance = Optional.empty();
        for (String line : edit.text()
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList()) {
            Matcher heading = HEADING.matcher(line);
            if (heading.matches()) {
                instance = instance(heading.group(1));
                if (instance.isEmpty() && !plainKey(heading.group(1)).equals(TITLE)) {
                    note(commands, "a heading names no instance of this run: " + heading.group(1) + ".");
                }
            } else if (instance.isPresent()) {
                line(commands, line, instance.get(), edit);
            } else if (!line.startsWith("#")) {
                note(commands, "a line under no instance's heading is not kept: " + line);
            }
        }
        return commands;
    }

    private void line(List<Command> commands, String line, String instance, Edit edit) {
        Matcher marked = MARKED.matcher(line);
        String mark = marked.matches() ? marked.group(1).strip().toUpperCase(Locale.ROOT) : "NONE";
        String text = marked.matches() ? BlockersFile.plain(marked.group(2)) : "";
        Blocker known = newest(edit.state(), instance, text).orElse(null);
        Optional<Command> claim = switch (mark) {
            case "" -> raised(instance, BlockerSeverity.WARNING, text, known, edit.at());
            case "BLOCKED" -> raised(instance, BlockerSeverity.BLOCKING, text, known, edit.at());
            case "X" -> Optional.ofNullable(known).filter(Blocker::open).map(blocker -> resolved(instance, blocker));
            default -> {
                note(commands, instance + ": a line that is no blocker is not kept: " + line);
                yield Optional.empty();
            }
        };
        if (claim.isPresent() && !edit.by(instance)) {
            note(
                    commands,
                    edit.owner() + " wrote a line for " + instance
                            + " in its own copy, where it speaks for itself only: " + line);
        } else {
            claim.ifPresent(commands::add);
        }
    }

    private static Optional<Command> raised(
            String instance, BlockerSeverity severity, String text, @Nullable Blocker known, Instant at) {
        boolean old = known != null && (known.open() || late(known, at));
        return old || text.isEmpty()
                ? Optional.empty()
                : Optional.of(new Command.RaiseBlocker(by(instance), instance, severity, text));
    }

    private static Command resolved(String instance, Blocker blocker) {
        return new Command.ResolveBlocker(by(instance), blocker.id(), "ticked in blockers.md");
    }

    private static boolean late(Blocker blocker, Instant at) {
        Instant resolved = blocker.resolvedAt();
        return resolved != null && resolved.plus(LATE).isAfter(at);
    }

    private static Optional<Blocker> newest(RunState state, String instance, String text) {
        return state.blockers().values().stream()
                .filter(blocker -> blocker.instance().equals(instance))
                .filter(blocker -> BlockersFile.plain(blocker.text()).equals(text))
                .reduce((older, newer) -> newer);
    }

    private Optional<String> instance(String heading) {
        String key = plainKey(heading);
        return plan.instances().stream()
                .filter(instance -> key.equals(plainKey(instance.id()))
                        || key.equals(plainKey(BlockersFile.heading(instance.id())))
                        || key.equals(plainKey(instance.name())))
                .map(Instance::id)
                .findFirst();
    }

    private static String plainKey(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    }

    private void note(List<Command> commands, String sentence) {
        if (noted.add(sentence)) {
            commands.add(new Command.NoteProblem(BlockersFile.NAME, sentence));
        }
    }

    private static Reporter by(String instance) {
        return new Reporter.Unattributed(instance);
    }
}
