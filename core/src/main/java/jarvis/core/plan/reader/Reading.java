package jarvis.core.plan.reader;

import jarvis.core.plan.check.Places;
import jarvis.core.plan.check.Problems;
import jarvis.core.plan.markdown.Section;
import java.util.List;

/** One document being read: its sections, who is in it, and where problems and places are collected. */
record Reading(
        List<Section> sections,
        Topics topics,
        Aliases aliases,
        Expansion expansion,
        Problems problems,
        Places places) {}
