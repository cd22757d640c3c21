package jarvis.runtime.run.chaos;

import jarvis.core.coordination.Command;
import jarvis.core.coordination.Decision;
import jarvis.core.coordination.Question;
import jarvis.core.coordination.Questions;
import jarvis.core.coordination.RunState;
import jarvis.core.merge.RefusedChange;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** Answers what is asked, and remembers what was granted and what was to be left out. */
final class Person {
    private static final String ME = "ann";

    private final List<Path> tops;
    private final Dice dice;
    private final Set<String> granted = new HashSet<>();

    Person(List<Path> tops, Dice dice) {
        this.tops = tops;
        this.dice = dice;
    }

    /** Whether this content of this path was granted to an instance; {@code gone} for its removal. */
    boolean granted(String instance, String path, String content) {
        return granted.contains(instance + " " + path + " " + content);
    }

    void answer(RunState state, Function<Command, Decision> submit) {
        Optional<Question> first = Questions.of(state).stream()
                .filter(question -> question.kind() != Question.Kind.SIGN_OFF)
                .findFirst();
        if (first.isEmpty()) {
            return;
        }
        Question question = first.get();
        switch (question.kind()) {
            case JUDGE, BLOCKED, AGENT_ASKS, BUDGET -> {
                Decision _ = submit.apply(new Command.Approve(ME, question.id(), "seen"));
            }
            case MERGE_REFUSED -> refused(state, question, submit);
            case MERGE_STUCK, ATTEMPT_STUCK, CHECKPOINT_STUCK -> {
                repair();
                Decision _ = submit.apply(new Command.Retry(ME, question.subject(), "again"));
            }
            case SIGN_OFF -> {}
        }
    }

    private void refused(RunState state, Question question, Function<Command, Decision> submit) {
        int roll = dice.between(0, 9);
        boolean done = false;
        if (roll < 3) {
            List<RefusedChange> asked =
                    state.current(question.subject()).orElseThrow().merge().refused();
            done = submit.apply(new Command.Approve(ME, question.id(), "I looked at it")) instanceof Decision.Accepted;
            if (done) {
                asked.forEach(change -> granted.add(question.subject() + " " + change.path() + " " + change.hash()));
            }
        } else if (roll < 5) {
            done = submit.apply(new Command.HandOver(ME, question.id(), "yours")) instanceof Decision.Accepted;
        } else if (roll < 6) {
            done = submit.apply(new Command.Retry(ME, question.subject(), "again")) instanceof Decision.Accepted;
        }
        if (!done) {
            Decision _ = submit.apply(new Command.Reject(ME, question.id(), "leave it out"));
        }
    }

    /** Removes what a killed git left, as git itself says that a person has to. */
    void repair() {
        for (Path top : tops) {
            try (Stream<Path> files = Files.walk(top.resolve(".git"))) {
                for (Path lock :
                        files.filter(file -> file.toString().endsWith(".lock")).toList()) {
                    Files.delete(lock);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
