package dev.waybill.peers.faults;

import dev.waybill.connector.http.Effect;
import dev.waybill.connector.http.HttpAnswer;
import dev.waybill.connector.http.HttpCall;
import dev.waybill.connector.http.HttpDoor;
import dev.waybill.connector.http.JdkHttpDoor;
import dev.waybill.domain.message.Step;
import dev.waybill.engine.delivery.StepProbe;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The real door, with a list of what went through it, and less patience with calls that are to be struck. */
final class WatchedDoor implements HttpDoor {
    /** Long for a call that hangs by design, short for a test. */
    private static final Duration PATIENCE = Duration.ofMillis(300);

    private static final int NEVER = Integer.MAX_VALUE;

    private final HttpDoor real = new JdkHttpDoor(Duration.ofSeconds(5));
    private final List<String> calls = new ArrayList<>();
    private final List<String> ended = new ArrayList<>();
    private final List<HttpCall> pending = new ArrayList<>();
    private final List<Integer> writes = new ArrayList<>();
    private int hastyFrom = NEVER;
    private int namelessFrom = NEVER;

    @Override
    public HttpAnswer send(HttpCall call) {
        pending.add(call);
        int number = calls.size() + pending.size();
        URI address = number >= namelessFrom
                ? URI.create("http://erp.invalid" + call.address().getPath())
                : call.address();
        Duration timeout = number >= hastyFrom ? PATIENCE : call.timeout();
        return real.send(new HttpCall(
                call.system(),
                call.operation(),
                call.effect(),
                call.method(),
                address,
                call.headers(),
                call.body(),
                timeout));
    }

    /** Notes which step the calls since the last one belonged to. */
    StepProbe watching(StepProbe next) {
        return step -> {
            noted(step);
            next.after(step);
        };
    }

    private void noted(Step step) {
        for (HttpCall call : pending) {
            if (call.effect() == Effect.WRITE) {
                writes.add(calls.size());
            }
            calls.add(step.word() + " " + call.operation());
        }
        pending.clear();
        ended.add(step.word());
    }

    /** From the n-th call on, counted from 1, waits but a moment for an answer. */
    void hurryFrom(int call) {
        hastyFrom = call;
    }

    /** From the n-th call on the name of the system is not known. */
    void forgetNameFrom(int call) {
        namelessFrom = call;
    }

    /** Patient again, and the name is known. */
    void heal() {
        hastyFrom = NEVER;
        namelessFrom = NEVER;
    }

    boolean wasNameless() {
        return calls.size() + pending.size() >= namelessFrom;
    }

    /** What was called so far: step and operation. */
    List<String> calls() {
        return List.copyOf(calls);
    }

    /** Which of the calls can have changed something, counted from 0. */
    List<Integer> writes() {
        return List.copyOf(writes);
    }

    /** The steps that ended well so far. */
    List<String> steps() {
        return List.copyOf(ended);
    }
}
