package jarvis.runtime.sharedfiles;

import static org.assertj.core.api.Assertions.assertThat;

import jarvis.core.coordination.AssignmentStatus;
import jarvis.core.coordination.Blocker;
import jarvis.core.coordination.BlockerSeverity;
import jarvis.core.coordination.Command;
import jarvis.core.coordination.Event;
import jarvis.core.coordination.Reporter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The files on a real disk, a run over the real core. */
class SharedFilesTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir
    private Path root = Path.of("");

    private final Team team = new Team(3).launched();
    private Path folder = root;
    private Path status = root;
    private SharedFiles files = new SharedFiles(Path.of("target", "none"), team.run, List.of());

    @BeforeEach
    void open() {
        files.close();
        folder = root.resolve(".coordination");
        status = folder.resolve("status.json");
        files = new SharedFiles(folder, team.run, List.of());
    }

    @AfterEach
    void close() {
        files.close();
    }

    @Test
    void theFilesAreThereAtOnceInTheShapesOfThePlan() throws IOException {
        assertThat(status).content().isEqualTo(StatusFile.render(team.plan, team.run.state()));
        assertThat(folder.resolve("integration.json")).hasContent("""
                {
                  "port": 3001,
                  "api": {
                    "business": "/b"
                  }
                }""");
        assertThat(folder.resolve("blockers.md")).hasContent("""
                ## Active Blockers

                ### Instance 1

                ### Instance 2

                ### Instance 3
                """);
    }

    @Test
    void aChangeOfTheRunIsShown() {
        team.must(new Command.ReportProgress(new Reporter.Worker("instance-1", 1), "instance-1", "half way"));
        eventually(() -> assertThat(status).content().contains("\"checkpoint\": \"half way\""));
    }

    @Test
    void aLabelIsAClaimOfProgressByNobodyKnown() throws IOException {
        edit(status, "\"checkpoint\": null", "\"checkpoint\": \"fixing_database\"");
        eventually(() -> {
            Event.ProgressClaimed claimed =
                    team.events(Event.ProgressClaimed.class).getFirst();
            assertThat(claimed.label()).isEqualTo("fixing_database");
            assertThat(claimed.by()).isEqualTo(new Reporter.Unattributed("instance-1"));
        });
        shown("\"checkpoint\": \"fixing_database\"");
        assertThat(team.notes()).isEmpty();
    }

    @Test
    void completedIsAClaimToBeDoneWithItsResult() throws IOException {
        edit(status, "\"status\": \"in_progress\"", "\"result\": {\"port\": 3001}, \"status\": \"done\"");
        eventually(() -> assertThat(team.events(Event.DoneClaimed.class))
                .extracting(Event.DoneClaimed::summary)
                .containsExactly("completed, says status.json: {\"port\":3001}"));
        eventually(() -> assertThat(status).content().doesNotContain("result"));
        assertThat(status).content().as("only claimed, until all have").doesNotContain("completed\"");
    }

    @Test
    void aBlockerIsRaisedAndResolved() throws IOException {
        edit(status, "\"blocker\": null", "\"blocker\": \"no database\"");
        eventually(() -> assertThat(team.run.state().openBlockers())
                .extracting(Blocker::text)
                .containsExactly("no database"));
        shown("\"status\": \"blocked\"");
        eventually(() -> assertThat(folder.resolve("blockers.md"))
                .content()
                .contains("### Instance 1\n- [BLOCKED] no database\n"));

        // What was shown a moment ago may be an old copy; taken back on purpose is what is taken back later.
        LockSupport.parkNanos(Duration.ofMillis(1100).toNanos());
        edit(
                status,
                "\"status\": \"blocked\"",
                "\"status\": \"in_progress\"",
                "\"blocker\": \"no database\"",
                "\"blocker\": null");
        eventually(() -> assertThat(team.run.state().openBlockers()).isEmpty());
        assertThat(team.notes()).isEmpty();
    }

    @Test
    void blockedWithoutAReasonIsABlockerToo() throws IOException {
        edit(status, "\"status\": \"in_progress\"", "\"status\": \"blocked\"");
        eventually(() -> assertThat(team.run.state().openBlockers()).hasSize(1));
    }

    @Test
    void anOldCopyOfTheFileUndoesNothing() throws IOException {
        String old = Files.readString(status);
        edit(status, "\"checkpoint\": null", "\"checkpoint\": \"step 1\"");
        shown("\"checkpoint\": \"step 1\"");
        team.must(new Command.RaiseBlocker(new Reporter.Person("Ada"), "instance-1", BlockerSeverity.BLOCKING, "wait"));
        shown("\"blocker\": \"wait\"");

        String second = old.replaceFirst("(?s)(Work 2.*?)\"checkpoint\": null", "$1\"checkpoint\": \"step 2\"");
        Files.writeString(status, second);

        eventually(() -> assertThat(team.events(Event.ProgressClaimed.class)).hasSize(2));
        eventually(() -> assertThat(status).content().contains("\"step 1\"", "\"step 2\"", "\"blocker\": \"wait\""));
        assertThat(team.run.state().openBlockers()).hasSize(1);
    }

    @Test
    void aStatusThatNobodyCanClaimIsPutBackAndNoted() throws IOException {
        edit(status, "\"status\": \"in_progress\"", "\"status\": \"amazing\"");
        eventually(() -> assertThat(team.notes())
                .singleElement()
                .asString()
                .contains("status.json", "instance-1", "\"amazing\"", "\"in_progress\"", "put back"));
        eventually(() -> assertThat(status).content().doesNotContain("amazing"));
    }

    @Test
    void aRefusedClaimIsPutBackAndNotedWithItsSentence() throws IOException {
        team.must(new Command.RaiseBlocker(new Reporter.Person("Ada"), "instance-1", BlockerSeverity.BLOCKING, "wait"));
        shown("\"status\": \"blocked\"");
        edit(status, "\"status\": \"blocked\"", "\"status\": \"completed\"");
        eventually(() -> assertThat(team.notes())
                .singleElement()
                .asString()
                .contains("refused", "while a blocker of its own is open"));
        shown("\"status\": \"blocked\"");
    }

    @Test
    void anEntryOfNoInstanceIsRemovedAndNoted() throws IOException {
        edit(status, "{\n  \"instance-1\"", "{\n  \"instance-9\": {\"status\": \"completed\"},\n  \"instance-1\"");
        eventually(() -> assertThat(team.notes()).singleElement().asString().contains("there is no instance-9"));
        eventually(() -> assertThat(status).content().doesNotContain("instance-9"));
    }

    @Test
    void leavingOutTheOthersIsNotAboutThem() throws IOException {
        Files.writeString(status, "{\"instance-2\": {\"checkpoint\": \"alone\"}}");
        eventually(() -> assertThat(status)
                .content()
                .contains("instance-1", "instance-3", "Work 2", "\"checkpoint\": \"alone\""));
        assertThat(team.notes()).isEmpty();
    }

    @Test
    void whatIsNoJsonIsKeptBesideAndPutBack() throws IOException {
        String before = Files.readString(status);
        Files.writeString(status, "{\"instance-1\": {\"status\": ");
        eventually(() ->
                assertThat(folder.resolve("status.json.rejected-1")).hasContent("{\"instance-1\": {\"status\": "));
        eventually(() -> assertThat(status).content().isEqualTo(before));
        Files.write(status, new byte[] {(byte) 0xff, 0, 1});
        eventually(() -> assertThat(folder.resolve("status.json.rejected-2")).hasSize(3));
        Files.writeString(status, "{\"instance-1\": [1]}");
        eventually(() -> assertThat(folder.resolve("status.json.rejected-3")).exists());
        eventually(() -> assertThat(team.notes())
                .hasSize(3)
                .allMatch(note -> note.contains("cannot be read"))
                .anyMatch(note -> note.contains("is not JSON: line 1"))
                .anyMatch(note -> note.contains("is not text in UTF-8"))
                .anyMatch(note -> note.contains("no object {...} as the entry of instance-1")));
        eventually(() -> assertThat(status).content().isEqualTo(before));
    }

    @Test
    void aFileThatIsWrittenSlowlyIsWaitedFor() throws IOException {
        String edited = Files.readString(status).replaceFirst("\"checkpoint\": null", "\"checkpoint\": \"slowly\"");
        try (OutputStream out = Files.newOutputStream(status)) {
            for (byte next : edited.getBytes(java.nio.charset.StandardCharsets.UTF_8)) {
                out.write(next);
                LockSupport.parkNanos(1_000_000);
            }
        }
        shown("\"checkpoint\": \"slowly\"");
        assertThat(team.notes()).isEmpty();
        assertThat(folder.resolve("status.json.rejected-1")).doesNotExist();
    }

    @Test
    void deletedFilesComeBack() throws IOException {
        Files.delete(status);
        Files.delete(folder.resolve("blockers.md"));
        eventually(() -> assertThat(status).exists());
        eventually(() -> assertThat(folder.resolve("blockers.md")).exists());
    }

    @Test
    void theDeletedFolderComesBackAndIsWatchedAgain() throws IOException {
        Files.move(folder, root.resolve("gone"));
        eventually(() -> assertThat(status).exists());
        edit(status, "\"checkpoint\": null", "\"checkpoint\": \"again\"");
        shown("\"checkpoint\": \"again\"");
    }

    @Test
    void aLinkIsNotFollowed() throws IOException {
        Path outside = Files.writeString(root.resolve("outside.json"), "{\"instance-1\": {\"status\": \"completed\"}}");
        Files.delete(status);
        symbolicLink(outside);
        eventually(() -> assertThat(team.notes()).anyMatch(note -> note.contains("a link, a folder or a pipe")));
        eventually(() -> assertThat(Files.isRegularFile(status, LinkOption.NOFOLLOW_LINKS))
                .isTrue());
        assertThat(outside).content().contains("completed");
        assertThat(team.events(Event.DoneClaimed.class)).isEmpty();
    }

    /** The file may come back between the test's two steps. */
    private void symbolicLink(Path outside) throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("link"), outside);
        Files.move(link, status, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    @Test
    void aNewIntegrationPointIsRecordedAndOthersStay() throws IOException {
        Path integration = folder.resolve("integration.json");
        String old = Files.readString(integration);
        edit(integration, "\"business\": \"/b\"", "\"business\": \"/b\", \"money\": \"/m\"");
        eventually(() -> assertThat(team.run.state().integration())
                .containsEntry("api", "{\"business\":\"/b\",\"money\":\"/m\"}"));
        eventually(() -> assertThat(integration).content().contains("\"money\": \"/m\""));

        Files.writeString(integration, old.replace("\"port\": 3001", "\"port\": 3001, \"redis\": {\"port\": 6379}"));
        eventually(() -> assertThat(team.run.state().integration()).containsEntry("redis", "{\"port\":6379}"));
        eventually(() -> assertThat(integration).content().contains("redis", "\"money\": \"/m\""));
        assertThat(team.events(Event.IntegrationPointRecorded.class)).hasSize(2);
    }

    @Test
    void linesInTheBlockersLogRaiseAndTicksResolve() throws IOException {
        Path blockers = folder.resolve("blockers.md");
        edit(
                blockers,
                "### Instance 1\n",
                "### Instance 1\n- [ ] Prisma client needs regeneration\n",
                "### Instance 2\n",
                "### Instance 2\n- [BLOCKED] Waiting for Instance 1\n- Frontend ready\n");
        eventually(() -> assertThat(team.run.state().openBlockers())
                .extracting(Blocker::instance, Blocker::severity)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("instance-1", BlockerSeverity.WARNING),
                        org.assertj.core.groups.Tuple.tuple("instance-2", BlockerSeverity.BLOCKING)));
        eventually(() -> assertThat(team.notes()).singleElement().asString().contains("instance-2", "Frontend ready"));
        eventually(() -> assertThat(blockers).content().doesNotContain("Frontend ready"));

        edit(blockers, "- [BLOCKED] Waiting", "- [x] Waiting");
        eventually(() -> assertThat(team.run.state().openBlockers()).hasSize(1));
        eventually(() -> assertThat(blockers).content().doesNotContain("Waiting"));
    }

    @Test
    void filesOfAnEarlierRunClaimNothingAndAreKept() throws IOException {
        files.close();
        Files.writeString(folder.resolve(".run"), "run-0\n");
        Files.writeString(status, "{\"instance-1\": {\"status\": \"completed\"}}");

        files = new SharedFiles(folder, team.run, List.of());

        assertThat(folder.resolve("status.json.before-run-1-1")).content().contains("completed");
        assertThat(status).content().contains("in_progress");
        assertThat(team.events(Event.DoneClaimed.class)).isEmpty();
        assertThat(team.notes()).isEmpty();
    }

    @Test
    void whatWasEditedWhileJarvisWasAwayIsAClaimAndWhatIsOldIsNot() throws IOException {
        String old = Files.readString(status);
        edit(status, "\"checkpoint\": null", "\"checkpoint\": \"step 1\"");
        shown("\"checkpoint\": \"step 1\"");
        files.close();
        Files.writeString(
                status, old.replaceFirst("(?s)(Work 2.*?)\"checkpoint\": null", "$1\"checkpoint\": \"away\""));

        files = new SharedFiles(folder, team.run, List.of());

        shown("\"checkpoint\": \"away\"");
        assertThat(team.events(Event.ProgressClaimed.class))
                .extracting(Event.ProgressClaimed::label)
                .containsExactly("step 1", "away");
    }

    @Test
    void inItsOwnCopyAnInstanceSpeaksForItselfOnly() throws IOException {
        files.close();
        Path own = Files.createDirectories(root.resolve("worktree/.coordination"));
        files = new SharedFiles(folder, team.run, List.of(new OwnCopy("instance-1", own)));
        String text = Files.readString(status)
                .replaceFirst("\"checkpoint\": null", "\"checkpoint\": \"mine\"")
                .replaceFirst("(?s)(Work 2.*?)\"checkpoint\": null", "$1\"checkpoint\": \"not mine\"");

        Files.writeString(own.resolve("status.json"), text);

        eventually(() -> assertThat(team.events(Event.ProgressClaimed.class))
                .extracting(Event.ProgressClaimed::label)
                .containsExactly("mine"));
        eventually(() -> assertThat(team.notes())
                .singleElement()
                .asString()
                .contains("instance-1 wrote the entry of instance-2"));
        eventually(() -> assertThat(own.resolve("status.json"))
                .content()
                .isEqualTo(StatusFile.render(team.plan, team.run.state())));
        assertThat(own.resolve("blockers.md")).doesNotExist();
    }

    @Test
    void anOldFileInAnInstancesLocationClaimsNothing() throws IOException {
        files.close();
        Path own = Files.createDirectories(root.resolve("worktree/.coordination"));
        Path copy = Files.writeString(own.resolve("status.json"), "{\"instance-1\": {\"status\": \"completed\"}}");
        Files.setLastModifiedTime(copy, java.nio.file.attribute.FileTime.from(Instant.parse("2025-10-09T15:03:00Z")));

        files = new SharedFiles(folder, team.run, List.of(new OwnCopy("instance-1", own)));

        assertThat(own.resolve("status.json.before-run-1-1")).content().contains("completed");
        assertThat(team.events(Event.DoneClaimed.class)).isEmpty();
        assertThat(team.run.state().current("instance-1").orElseThrow().status())
                .isEqualTo(AssignmentStatus.RUNNING);
    }

    @Test
    void nothingTemporaryIsLeftBehind() throws IOException {
        edit(status, "\"checkpoint\": null", "\"checkpoint\": \"x\"");
        shown("\"checkpoint\": \"x\"");
        files.close();
        try (var names = Files.list(folder)) {
            assertThat(names.map(path -> path.getFileName().toString()))
                    .containsExactlyInAnyOrder("status.json", "integration.json", "blockers.md", ".run", ".lock");
        }
    }

    private void shown(String text) {
        eventually(() -> assertThat(status).content().contains(text));
    }

    private static void edit(Path file, String... replacements) throws IOException {
        String text = Files.readString(file);
        for (int i = 0; i < replacements.length; i += 2) {
            String next = text.replaceFirst(
                    java.util.regex.Pattern.quote(replacements[i]),
                    java.util.regex.Matcher.quoteReplacement(replacements[i + 1]));
            assertThat(next).isNotEqualTo(text);
            text = next;
        }
        Files.writeString(file, text);
    }

    private static void eventually(ThrowingCallable check) {
        Instant end = Instant.now().plus(PATIENCE);
        while (true) {
            try {
                check.call();
                return;
            } catch (Throwable e) {
                if (Instant.now().isAfter(end)) {
                    throw new AssertionError("not within " + PATIENCE, e);
                }
                LockSupport.parkNanos(10_000_000);
            }
        }
    }
}
