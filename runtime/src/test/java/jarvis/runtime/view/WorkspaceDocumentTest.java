package jarvis.runtime.view;

import static org.assertj.core.api.Assertions.assertThat;

import jarvis.runtime.branch.BranchNow;
import jarvis.runtime.branch.BranchNow.ForeignWrite;
import jarvis.runtime.branch.BranchNow.Work;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class WorkspaceDocumentTest {
    @Test
    void keysAreThoseThatProgramsReadToday() {
        JsonNode workspace = document(BranchScenes.atWork()).at("/instances/1/workspace");
        assertThat(workspace.propertyNames())
                .containsExactly(
                        "branch",
                        "worktree",
                        "ahead",
                        "filesChanged",
                        "foreignCount",
                        "foreignWrites",
                        "predictedConflicts",
                        "merged",
                        "asOf",
                        "trouble");
        assertThat(workspace.at("/foreignWrites/0").propertyNames()).containsExactly("path", "owner", "why");
        assertThat(workspace.at("/predictedConflicts/0").propertyNames()).containsExactly("with", "pathCount", "paths");
        assertThat(workspace.path("merged").propertyNames()).containsExactly("status", "tip", "files");
    }

    @Test
    void anInstanceThatWorksInPlaceHasNone() {
        JsonNode instance = document(Scenes.blocked()).at("/instances/0");
        assertThat(instance.has("workspace")).isTrue();
        assertThat(instance.path("workspace").isNull()).isTrue();
    }

    @Test
    void whatNobodyLookedAtIsUnknownAndNeverZero() {
        JsonNode workspace = document(BranchScenes.unseen()).at("/instances/1/workspace");
        for (String key :
                List.of("ahead", "filesChanged", "foreignCount", "foreignWrites", "predictedConflicts", "asOf")) {
            assertThat(workspace.path(key).isNull()).as(key).isTrue();
        }
        assertThat(workspace.path("branch").stringValue()).isEqualTo("jarvis/run-1/instance-2");
    }

    @Test
    void aWorktreeThatCannotBeReadIsTroubleAndNotZero() {
        JsonNode workspace = document(BranchScenes.atWork()).at("/instances/3/workspace");
        assertThat(workspace.path("ahead").isNull()).isTrue();
        assertThat(workspace.path("trouble").stringValue()).contains("not there any more");
    }

    @Test
    void whatWasMergedComesFromTheJournal() {
        JsonNode merged = document(BranchScenes.unseen()).at("/instances/0/workspace/merged");
        assertThat(merged.path("status").stringValue()).isEqualTo("merged");
        assertThat(merged.path("files").intValue()).isEqualTo(12);
    }

    @Test
    void aRefusedMergeIsShownFileByFileWithItsOwner() {
        JsonNode question = document(BranchScenes.refused()).at("/needsYou/0");
        assertThat(question.path("kind").stringValue()).isEqualTo("merge refused");
        assertThat(question.at("/changes/0").propertyNames()).containsExactly("path", "owner", "sentence", "grantable");
        assertThat(question.at("/changes/0/owner").stringValue()).isEqualTo("instance-3");
        assertThat(question.at("/changes/1/owner").isNull()).isTrue();
    }

    @Test
    void aLongListIsCutButItsCountIsWhole() {
        Scenario scenario = BranchScenes.unseen();
        List<ForeignWrite> many = IntStream.range(0, 1_000)
                .mapToObj(n -> new ForeignWrite("f" + n, "instance-3", "no"))
                .toList();
        scenario.run.found(
                Map.of("instance-2", new BranchNow(scenario.instant(), new Work("c", 1, 1_000, many), List.of(), "")));
        JsonNode workspace = document(scenario).at("/instances/1/workspace");
        assertThat(workspace.path("foreignWrites").size()).isEqualTo(50);
        assertThat(workspace.path("foreignCount").intValue()).isEqualTo(1_000);
        assertThat(StatusText.of(document(scenario))).contains("f3 (instance-3), and 996 more");
    }

    @Test
    void theStatusHasALineForEachBranchThatBegan() {
        assertThat(StatusText.of(document(BranchScenes.atWork())))
                .contains(
                        "jarvis/run-1/instance-1  0 ahead, 0 files, merged\n",
                        "jarvis/run-1/instance-2  2 ahead, 5 files, foreign: src/api/orders.ts (instance-3), package-lock.json, will conflict with instance-3 in src/a.ts, src/b.ts\n",
                        "jarvis/run-1/instance-3  0 ahead, 1 file, will conflict with instance-2 in src/a.ts, src/b.ts, will conflict with what was merged in README.md\n",
                        "jarvis/run-1/instance-4  The worktree of instance-4 is not there any more.");
        assertThat(StatusText.of(document(BranchScenes.unseen())))
                .contains("jarvis/run-1/instance-2  not looked at yet");
        assertThat(StatusText.of(document(BranchScenes.refused())))
                .contains("merge refused", "jarvis hand-over instance-2/1/merge --reason");
    }

    private static ObjectNode document(Scenario scenario) {
        return RunDocument.of(
                scenario.run.plan(),
                scenario.run.state(),
                new Sight(scenario.run.branches(), scenario.run.agents()),
                scenario.instant());
    }
}
