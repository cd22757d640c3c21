package jarvis.runtime.sharedfiles;

import jarvis.core.coordination.Blocker;
import jarvis.core.coordination.BlockerSeverity;
import jarvis.core.coordination.RunState;
import jarvis.core.plan.Instance;
import jarvis.core.plan.Plan;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What blockers.md shows: a heading an instance, under it its open blockers. {@code [BLOCKED]} stops the instance,
 * {@code [ ]} is a warning. Pure.
 */
public final class BlockersFile {
    public static final String NAME = "blockers.md";

    private static final Pattern NUMBERED = Pattern.compile("([a-z]+)-([0-9]+)");

    private BlockersFile() {}

    public static String render(Plan plan, RunState state) {
        StringBuilder text = new StringBuilder("## Active Blockers\n");
        for (Instance instance : plan.instances()) {
            text.append("\n### ").append(heading(instance.id())).append('\n');
            state.openBlockers()
                    .filter(blocker -> blocker.instance().equals(instance.id()))
                    .forEach(blocker -> text.append(line(blocker)).append('\n'));
        }
        return text.toString();
    }

    /** {@code instance-1} is headed {@code Instance 1}, as plans write it. */
    static String heading(String id) {
        Matcher numbered = NUMBERED.matcher(id);
        if (!numbered.matches()) {
            return id;
        }
        String word = numbered.group(1);
        return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1) + " " + numbered.group(2);
    }

    static String plain(String text) {
        return text.strip().replaceAll("\\s+", " ");
    }

    private static String line(Blocker blocker) {
        String mark = blocker.severity() == BlockerSeverity.BLOCKING ? "- [BLOCKED] " : "- [ ] ";
        return mark + plain(blocker.text());
    }
}
