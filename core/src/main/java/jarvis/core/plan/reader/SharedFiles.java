package jarvis.core.plan.reader;

import jarvis.core.plan.InitialBlocker;
import jarvis.core.plan.SharedState;
import jarvis.core.plan.markdown.Block;
import jarvis.core.plan.markdown.Inline;
import jarvis.core.plan.markdown.Line;
import jarvis.core.plan.markdown.Section;
import jarvis.core.plan.markdown.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the shared files that a plan shows: the fence below a line that names {@code status.json} is its first content. */
final class SharedFiles {
    private static final Pattern FILE =
            Pattern.compile("([^\\s`()\\[\\]*\"']{0,400}?)/?(status\\.json|integration\\.json|blockers\\.md)");

    private final Reading reading;
    private @Nullable String folder;
    private @Nullable String status;
    private @Nullable String integration;
    private final List<InitialBlocker> blockers = new ArrayList<>();
    private String file = "";

    private SharedFiles(Reading reading) {
        this.reading = reading;
    }

    static SharedState of(Reading reading) {
        SharedFiles files = new SharedFiles(reading);
        for (Section section : reading.topics().about(Topic.SHARED)) {
            files.file = "";
            files.name(section.heading());
            section.blocks().forEach(files::block);
        }
        return new SharedState(files.folder, files.status, files.integration, files.blockers);
    }

    private void block(Block block) {
        switch (block) {
            case Block.Paragraph paragraph -> paragraph.lines().forEach(this::name);
            case Block.Fence fence -> {
                take(fence);
                file = "";
            }
            case Block.Listing list ->
                list.items().forEach(item -> {
                    item.lines().forEach(this::name);
                    item.nested().forEach(this::block);
                });
            case Block.Table _ -> {}
        }
    }

    private void name(Line line) {
        for (String text : Inline.code(line.raw()).isEmpty() ? List.of(line.raw()) : Inline.code(line.raw())) {
            if (text.length() > 2_000) {
                continue;
            }
            Matcher matcher = FILE.matcher(text);
            if (matcher.find()) {
                file = matcher.group(2);
                if (folder == null && !matcher.group(1).isEmpty()) {
                    folder = matcher.group(1);
                }
            }
        }
    }

    private void take(Block.Fence fence) {
        switch (file) {
            case "status.json" -> status = status == null ? sample(fence) : status;
            case "integration.json" -> integration = integration == null ? sample(fence) : integration;
            case "blockers.md" -> blockers(fence);
            default -> {}
        }
    }

    private @Nullable String sample(Block.Fence fence) {
        String json = String.join("\n", fence.lines());
        return JsonSample.valid(json, file, fence.lineOf(0), reading.problems()) ? json : null;
    }

    private void blockers(Block.Fence fence) {
        String instance = "";
        for (int i = 0; i < fence.lines().size(); i++) {
            String line = fence.lines().get(i).strip();
            if (line.startsWith("#")) {
                instance =
                        reading.aliases().one(line.replaceFirst("^#+\\s*", "")).orElse("");
            } else if (!instance.isEmpty() && (line.startsWith("- ") || line.startsWith("* "))) {
                String text = Inline.plain(Words.withoutTick(line.substring(2)));
                blockers.add(new InitialBlocker(instance, text, fence.lineOf(i)));
            }
        }
    }
}
