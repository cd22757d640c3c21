package jarvis.core.plan.reader;

import jarvis.core.plan.Risk;
import jarvis.core.plan.markdown.Block;
import jarvis.core.plan.markdown.Line;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Reads the risks: a table of risk, mitigation, owner. */
final class RiskTable {
    private static final Pattern RISK = Pattern.compile("(?i)\\brisk");
    private static final Pattern MITIGATION = Pattern.compile("(?i)mitigation|response|action|answer|plan");
    private static final Pattern OWNER = Pattern.compile("(?i)owner|who|instance|agent");

    private RiskTable() {}

    static List<Risk> of(Reading reading) {
        List<Risk> risks = new ArrayList<>();
        for (Block.Table table : Tables.of(reading, Topic.RISKS)) {
            int risk = Tables.column(table, RISK, 0);
            int mitigation = Tables.column(table, MITIGATION, 1);
            int owner = Tables.column(table, OWNER, 2);
            for (List<Line> row : table.rows()) {
                Line text = Tables.cell(row, risk);
                String who = Tables.cell(row, owner).plain();
                Line answer = Tables.cell(row, mitigation);
                risks.add(new Risk(
                        text.plain(), answer.plain(), reading.aliases().one(who).orElse(who), text.number()));
                reading.places().put("risk", text.plain(), answer.plain(), answer.place());
            }
        }
        return risks;
    }
}
