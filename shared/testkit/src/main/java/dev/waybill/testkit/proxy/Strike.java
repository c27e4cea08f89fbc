package dev.waybill.testkit.proxy;

import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** What is planned: from which call on what goes wrong, and how far it has come. */
record Strike(
        int from,
        Optional<WireFault> fault,
        Consumer<ProxiedCall> meanwhile,
        AtomicInteger calls,
        CountDownLatch struck,
        CountDownLatch healed) {
    static Strike never() {
        return of(Integer.MAX_VALUE, Optional.empty(), call -> {});
    }

    static Strike of(int from, Optional<WireFault> fault, Consumer<ProxiedCall> meanwhile) {
        return new Strike(from, fault, meanwhile, new AtomicInteger(), new CountDownLatch(1), new CountDownLatch(1));
    }

    boolean closesPortAfter(int call) {
        return call == from - 1 && fault.equals(Optional.of(WireFault.REFUSED));
    }
}
