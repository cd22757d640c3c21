package jarvis.runtime.cli.terminal;

import jarvis.core.coordination.Action;
import jarvis.core.coordination.Command;
import jarvis.core.coordination.Coordination;
import jarvis.core.coordination.Decision;
import jarvis.core.coordination.Question;
import jarvis.core.coordination.Questions;
import jarvis.core.coordination.RunState;
import jarvis.runtime.run.LiveRun;
import jarvis.runtime.view.PlainText;
import jarvis.runtime.view.RunDocument;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.function.Predicate;

/**
 * Puts a run's questions to whoever sits at the terminal, each once, and hands the answers to the run. Where nobody can be
 * asked, it says what waits and how to answer elsewhere.
 *
 * <p>A virtual thread of its own asks; it may hang in a read of the terminal, and ends with the process.
 */
public final class Questioner implements AutoCloseable {
    /** Who answers. */
    public enum Mode {
        /** The person at the terminal, where there is one. */
        ASK,
        /** Nobody: what can be answered with yes is, and the run is signed off. For the demo. */
        YES,
        /** Nobody, and nobody worked: what did not pass is accepted so that the rest is seen, and what cannot go on is stopped. */
        REHEARSE
    }

    private static final String REHEARSED = "a rehearsal, in which nobody really worked";

    private final Terminal terminal;
    private final LiveRun run;
    private final Mode mode;
    private final InstantSource clock;
    private final String person = System.getProperty("user.name", "person");
    private final Set<String> put = ConcurrentHashMap.newKeySet();
    private final Semaphore changes = new Semaphore(1);
    private final LiveRun.Subscription subscription;
    private final Thread thread;

    public Questioner(Terminal terminal, LiveRun run, Mode mode, InstantSource clock) {
        this.terminal = terminal;
        this.run = run;
        this.mode = mode;
        this.clock = clock;
        this.subscription = run.subscribe(recorded -> changes.release());
        this.thread = Thread.ofVirtual().name("questioner").start(this::go);
    }

    /**
     * Whether nothing more happens before a person does something.
     *
     * @param isPerson whether an instance is a person's
     */
    public static boolean onlyPersonsCanGoOn(RunState state, InstantSource clock, Predicate<String> isPerson) {
        return state.status().active()
                && Coordination.whatNext(state, clock.instant()).stream().allMatch(action -> switch (action) {
                    case Action.StartAttempt start -> false;
                    case Action.KeepAttempt keep ->
                        isPerson.test(keep.assignment().instance());
                    case Action.StopAttempt stop -> false;
                    case Action.MergeWork merge -> false;
                    case Action.Deliver deliver -> false;
                    case Action.StartCheckpoint start -> false;
                    case Action.KeepCheckpoint keep -> false;
                    case Action.AskPerson ask -> true;
                    case Action.WakeAt wake -> false;
                });
    }

    private void go() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                changes.acquire();
                changes.drainPermits();
                for (Optional<Question> next = next(); next.isPresent(); next = next()) {
                    put(next.get());
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Optional<Question> next() {
        return Questions.of(run.state()).stream()
                .filter(question -> put.add(key(question)))
                .findFirst();
    }

    /** A rejected sign-off comes up again under the same id, with other evidence. */
    private static String key(Question question) {
        return question.id() + " " + question.since();
    }

    private void put(Question question) {
        if (mode == Mode.YES) {
            yes(question);
        } else if (mode == Mode.REHEARSE) {
            rehearse(question);
        } else if (terminal.interactive()) {
            ask(question);
        } else {
            say(question);
        }
    }

    private void say(Question question) {
        String how = switch (question.kind()) {
            case JUDGE -> "jarvis approve " + question.id() + ", or jarvis reject " + question.id() + " --reason ...";
            case CHECKPOINT_STUCK ->
                "jarvis retry " + question.subject() + ", or jarvis approve " + question.id() + " --reason ...";
            case ATTEMPT_STUCK, MERGE_STUCK -> "jarvis retry " + question.subject();
            case MERGE_REFUSED ->
                "to leave them out: jarvis reject " + question.id() + " --reason ...; to hand them to their owner:"
                        + " jarvis hand-over " + question.id() + " --reason ...; to grant them: jarvis approve "
                        + question.id() + " --reason ...";
            case AGENT_ASKS ->
                "jarvis approve " + question.id() + " [--reason ANSWER], or jarvis reject " + question.id()
                        + " --reason ...";
            case BUDGET -> "jarvis approve " + question.id() + " [--reason BOUND]";
            case BLOCKED -> "jarvis unblock " + question.id() + " --how ...";
            case SIGN_OFF -> "jarvis approve, or jarvis reject sign-off --reason ...";
        };
        terminal.say(terminal.style().bold("? " + PlainText.line(question.text())) + "  (" + how + ")");
    }

    private void yes(Question question) {
        switch (question.kind()) {
            case JUDGE -> submit(new Command.Approve(person, question.id(), "answered by --yes"));
            case SIGN_OFF -> submit(new Command.SignOff(person, run.state().evidence()));
            case CHECKPOINT_STUCK, ATTEMPT_STUCK, BLOCKED, MERGE_REFUSED, MERGE_STUCK, AGENT_ASKS, BUDGET ->
                say(question);
        }
    }

    private void rehearse(Question question) {
        terminal.say(terminal.style().bold("? " + PlainText.line(question.text())) + "  (" + rehearsed(question) + ")");
        switch (question.kind()) {
            case JUDGE, CHECKPOINT_STUCK, BLOCKED, AGENT_ASKS ->
                submit(new Command.Approve(person, question.id(), REHEARSED));
            case MERGE_REFUSED -> submit(new Command.Reject(person, question.id(), REHEARSED));
            case ATTEMPT_STUCK, MERGE_STUCK, BUDGET -> submit(new Command.StopRun(person, question.text()));
            case SIGN_OFF -> submit(new Command.SignOff(person, run.state().evidence()));
        }
    }

    private static String rehearsed(Question question) {
        return switch (question.kind()) {
            case JUDGE, BLOCKED, AGENT_ASKS, SIGN_OFF -> "the rehearsal says yes";
            case CHECKPOINT_STUCK -> "the rehearsal goes on without it";
            case MERGE_REFUSED -> "the rehearsal leaves them out";
            case ATTEMPT_STUCK, MERGE_STUCK, BUDGET -> "the rehearsal ends here";
        };
    }

    private void ask(Question question) {
        switch (question.kind()) {
            case JUDGE -> judge(question);
            case CHECKPOINT_STUCK -> stuck(question);
            case MERGE_REFUSED -> refused(question);
            case ATTEMPT_STUCK, MERGE_STUCK -> {
                if (word(question, "r to try again, Enter to decide later:").equals("r")) {
                    submit(new Command.Retry(person, question.subject(), ""));
                }
            }
            case AGENT_ASKS -> agent(question);
            case BUDGET -> budget(question);
            // A worker resolves most of its own: nobody is held up at the terminal for it.
            case BLOCKED -> say(question);
            case SIGN_OFF -> signOff(question);
        }
    }

    private void judge(Question question) {
        switch (word(question, "y, n, or Enter to answer later:")) {
            case "y" -> submit(new Command.Approve(person, question.id(), ""));
            case "n" -> submit(new Command.Reject(person, question.id(), why()));
            default -> terminal.say("Later: jarvis approve " + question.id());
        }
    }

    private void agent(Question question) {
        switch (word(question, "y, n, an answer in words, or Enter to answer later:")) {
            case "" -> terminal.say("Later: jarvis approve " + question.id());
            case "y" -> submit(new Command.Approve(person, question.id(), ""));
            case "n" -> submit(new Command.Reject(person, question.id(), why()));
            case String words -> submit(new Command.Approve(person, question.id(), words));
        }
    }

    private void budget(Question question) {
        switch (word(question, "y, a new bound, or Enter to decide later:")) {
            case "" -> terminal.say("Later: jarvis approve " + question.id());
            case "y" -> submit(new Command.Approve(person, question.id(), ""));
            case String bound -> submit(new Command.Approve(person, question.id(), bound));
        }
    }

    private void stuck(Question question) {
        switch (word(
                question, "r to try again, a to accept it as it is, b to send the work back, Enter to decide later:")) {
            case "r" -> submit(new Command.Retry(person, question.subject(), ""));
            case "a" -> submit(new Command.Approve(person, question.id(), why()));
            case "b" -> submit(new Command.Reject(person, question.id(), why()));
            default -> terminal.say("Later: jarvis retry " + question.subject());
        }
    }

    private void refused(Question question) {
        switch (word(
                question,
                "l to leave these changes out, h to hand them to their owner, g to grant them, Enter to decide later:")) {
            case "l" -> submit(new Command.Reject(person, question.id(), why()));
            case "h" -> submit(new Command.HandOver(person, question.id(), why()));
            case "g" -> submit(new Command.Approve(person, question.id(), why()));
            default -> say(question);
        }
    }

    /** The evidence that is signed is the one that was shown; when it moved meanwhile, the run refuses. */
    private void signOff(Question question) {
        RunState shown = run.state();
        SignOffText.of(RunDocument.of(run.plan(), shown, clock.instant()), terminal.style())
                .forEach(terminal::say);
        switch (word(question, "y, n, or Enter to decide later:")) {
            case "y" -> submit(new Command.SignOff(person, shown.evidence()));
            case "n" -> submit(new Command.Reject(person, question.id(), why()));
            default -> terminal.say("Later: jarvis approve");
        }
    }

    private String word(Question question, String choices) {
        terminal.say(terminal.style().bold("? " + PlainText.line(question.text())));
        String answer = terminal.ask("  " + choices).orElse("").toLowerCase(Locale.ROOT);
        return answer.isEmpty() ? "" : answer.substring(0, 1);
    }

    private String why() {
        return terminal.ask("  Why? Whoever works on it next reads it:").orElse("");
    }

    private void submit(Command command) {
        switch (run.submit(command)) {
            case Decision.Accepted accepted -> {}
            case Decision.Refused refused -> terminal.say(refused.sentence());
        }
    }

    @Override
    public void close() {
        subscription.close();
        thread.interrupt();
        if (!terminal.interactive() && mode == Mode.ASK && run.state().status().active()) {
            for (Optional<Question> left = next(); left.isPresent(); left = next()) {
                say(left.get());
            }
        }
    }
}
