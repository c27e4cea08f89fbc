package dev.waybill.peers.faults;

import dev.waybill.domain.failure.Failure;
import dev.waybill.domain.failure.FailureCode;
import dev.waybill.domain.failure.FailureException;
import dev.waybill.domain.system.SystemId;
import dev.waybill.testkit.Crash;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What a process reaches its tables and queues through: shut for good when it is dead, and failing where told. */
final class Gate {
    /** How a call to a table or queue fails. */
    enum Fault {
        NOT_DONE("unreachable"),
        DONE_BUT_NO_ANSWER("does it, its answer is lost");

        private final String word;

        Fault(String word) {
            this.word = word;
        }

        String word() {
            return word;
        }
    }

    private final Map<String, Fault> faults = new ConcurrentHashMap<>();
    private volatile boolean dead;
    private volatile boolean struck;

    /** The port as this process sees it. */
    <P> P over(Class<P> port, P real) {
        return port.cast(Proxy.newProxyInstance(
                Gate.class.getClassLoader(),
                new Class<?>[] {port},
                (proxy, method, arguments) ->
                        called(port.getSimpleName() + "." + method.getName(), method, real, arguments)));
    }

    private Object called(String call, Method method, Object real, Object[] arguments) throws Throwable {
        if (dead) {
            throw Crash.before(call);
        }
        Fault fault = faults.get(call);
        struck |= fault != null;
        if (fault == Fault.NOT_DONE) {
            throw down(call);
        }
        Object result = result(method, real, arguments);
        if (fault == Fault.DONE_BUT_NO_ANSWER) {
            throw down(call);
        }
        return result;
    }

    private static Object result(Method method, Object real, Object[] arguments) throws Throwable {
        try {
            return method.invoke(real, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause() == null ? e : e.getCause();
        }
    }

    private static FailureException down(String call) {
        SystemId where = new SystemId(call.startsWith("Ledger") ? "ledger" : "queue");
        return new FailureException(
                Failure.of(FailureCode.DOWN, where, call, where + " cannot be reached", "it is tried again by itself"));
    }

    /** @param call such as {@code Ledger.claim} */
    void fail(String call, Fault how) {
        faults.put(call, how);
    }

    void heal() {
        faults.clear();
    }

    /** The process that holds this gate is dead: whatever of it still runs does nothing any more. */
    void kill() {
        dead = true;
    }

    boolean hasStruck() {
        return struck;
    }
}
