package dev.waybill.engine.operator;

import dev.waybill.domain.failure.Failure;
import dev.waybill.domain.failure.FailureException;
import dev.waybill.engine.redrive.By;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/** Does what a person asks for, or says why not. What it does is in the ledger's history, with who and why. */
public final class Operator {
    private static final int MOST_WHO = 100;
    private static final int MOST_WHY = 1_000;

    private static final Pattern CONTROL = Pattern.compile("\\p{Cc}");
    private static final String ITSELF = By.itself("").who();

    private final Redriving redriving;
    private final Previewing previewing;
    private final Dismissing dismissing;
    private final AtSystems systems;
    private final Erasing erasing;
    private final Configuring configuring;
    private final Deciding deciding;

    public Operator(
            Redriving redriving,
            Previewing previewing,
            Dismissing dismissing,
            AtSystems systems,
            Erasing erasing,
            Deciding deciding,
            Configuring configuring) {
        this.redriving = redriving;
        this.previewing = previewing;
        this.dismissing = dismissing;
        this.systems = systems;
        this.erasing = erasing;
        this.configuring = configuring;
        this.deciding = deciding;
    }

    /**
     * Does it. Ends by itself, with what was done and how much is left.
     *
     * @param deadline after which no further operation is begun
     */
    public Answer run(Command command, Instant deadline) {
        try {
            Optional<Answer.Refused> wrong = wrong(command.by());
            return wrong.isPresent() ? wrong.get() : done(command, deadline);
        } catch (FailureException e) {
            return refused(e.failure());
        }
    }

    private Answer done(Command command, Instant deadline) {
        return switch (command) {
            case Command.Redrive redrive when redrive.preview() -> previewing.run(redrive, deadline);
            case Command.Redrive redrive -> redriving.run(redrive, deadline);
            case Command.Poll poll -> systems.polling().run(poll, deadline);
            case Command.Replay replay -> systems.replaying().run(replay, deadline);
            case Command.Erase erase -> erasing.run(erase, deadline);
            case Command.DismissIncident dismiss -> dismissing.incident(dismiss.cause(), dismiss.by());
            case Command.DismissOperation dismiss -> dismissing.operation(dismiss.operation(), dismiss.by());
            case Command.CheckConfiguration check -> configuring.check(check, deadline);
            case Command.ApplyConfiguration apply -> configuring.apply(apply);
            case Command.DecideChanges decide -> deciding.decide(decide);
            case Command.TestConnection test -> systems.examining().run(test);
            case Command.FindBuyer find -> systems.searching().run(find, deadline);
            case Command.UndoChanges undo -> deciding.undo(undo);
        };
    }

    private static Optional<Answer.Refused> wrong(By by) {
        return wrong("who asks", by.who(), MOST_WHO, "give a name that people there know")
                .or(() -> wrong("why", by.why(), MOST_WHY, "say in a few words why: it goes into the history"))
                .or(() -> by.who().strip().equalsIgnoreCase(ITSELF)
                        ? Optional.of(new Answer.Refused(
                                "'" + ITSELF + "' stands for what happens by itself", "give the name of a person"))
                        : Optional.empty());
    }

    private static Optional<Answer.Refused> wrong(String what, String text, int most, String next) {
        if (text.isBlank()) {
            return Optional.of(new Answer.Refused("it is not said " + what, next));
        }
        if (text.length() > most || CONTROL.matcher(text).find()) {
            return Optional.of(new Answer.Refused(
                    what + " is one line of at most " + most + " characters, but had " + text.length(), next));
        }
        return Optional.empty();
    }

    static Answer.Refused refused(Failure failure) {
        return new Answer.Refused(sentence(failure), failure.next());
    }

    static String sentence(Failure failure) {
        return failure.code() + " in " + failure.system() + ": " + failure.why();
    }
}
