package jarvis.core.plan.reader;

import jarvis.core.plan.Ownership;
import jarvis.core.plan.markdown.Block;
import jarvis.core.plan.markdown.Inline;
import jarvis.core.plan.markdown.Line;
import jarvis.core.plan.markdown.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads the file ownership matrix: a table of path, owner, purpose. */
final class OwnershipTable {
    private static final Pattern PATH = Pattern.compile("(?i)file|path|director|folder|area");
    private static final Pattern OWNER = Pattern.compile("(?i)owner|instance|agent|who");
    private static final Pattern PURPOSE = Pattern.compile("(?i)purpose|why|reason|notes?|description");

    private OwnershipTable() {}

    static List<Ownership> of(Reading reading) {
        List<Ownership> rows = new ArrayList<>();
        for (Block.Table table : Tables.of(reading, Topic.OWNERSHIP)) {
            int path = Tables.column(table, PATH, 0);
            int owner = Tables.column(table, OWNER, 1);
            int purpose = Tables.column(table, PURPOSE, 2);
            for (List<Line> row : table.rows()) {
                Line paths = Tables.cell(row, path);
                String of = owner(Tables.cell(row, owner), paths, reading);
                String why = Tables.cell(row, purpose).plain();
                for (String one : paths(paths)) {
                    Hidden.refuse(one, "A path of the ownership table", paths.placeOf(one), reading.problems());
                    reading.places().put("owns", of, one, paths.placeOf(one));
                    rows.add(new Ownership(one, of, why, paths.number()));
                }
            }
        }
        return rows;
    }

    private static List<String> paths(Line cell) {
        List<String> code = Inline.code(cell.raw());
        if (!code.isEmpty()) {
            return code;
        }
        String plain = Words.withoutBrackets(cell.raw().replace("\\", ""));
        return plain.isBlank() ? List.of() : List.of(plain.strip());
    }

    private static String owner(Line cell, Line path, Reading reading) {
        String text = cell.plain();
        if (reading.aliases().all(text)) {
            return Ownership.ALL;
        }
        List<Reference> references = reading.aliases().in(text);
        Optional<String> id = reading.aliases().one(text);
        if (references.size() > 1) {
            reading.problems()
                    .question(
                            cell.place(),
                            "several-owners",
                            "\"%s\" has several owners, \"%s\": one alone may write a path, so the first is taken. Name one, or All."
                                    .formatted(path.plain(), text));
        }
        if (id.isEmpty()) {
            reading.problems()
                    .warning(
                            cell.place(),
                            "unknown-owner",
                            "\"%s\" belongs to \"%s\", which is no instance of the plan, so nobody may write it. Name an instance, or All."
                                    .formatted(path.plain(), text));
        }
        return id.orElse(text);
    }
}
