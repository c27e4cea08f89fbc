package dev.waybill.testkit.proxy;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** What a caller gets instead of an answer; its connection is of no use afterwards. */
record Misbehaviour(Socket caller, CountDownLatch healed) {

    /** @param real what the server answered, if it was asked */
    void suffer(WireFault fault, Optional<WireAnswer> real) throws IOException {
        switch (fault.ending()) {
            case SILENCE -> isHealedWithin(Long.MAX_VALUE);
            case RESET -> tear();
            case HALF_THEN_RESET -> {
                tellHalf(real.orElseThrow());
                tear();
            }
            case DRIP -> drip();
            case PAGE -> say(WireAnswer.page(200, ""));
            case STATUS_401 -> say(WireAnswer.page(401, ""));
            case STATUS_429 -> say(WireAnswer.page(429, "Retry-After: 120\r\n"));
            case STATUS_500 -> say(WireAnswer.page(500, ""));
            case STATUS_503 -> say(WireAnswer.page(503, ""));
        }
    }

    private void say(byte[] answer) throws IOException {
        caller.getOutputStream().write(answer);
    }

    private void tellHalf(WireAnswer answer) throws IOException {
        byte[] whole = answer.bytes(true);
        caller.getOutputStream().write(whole, 0, whole.length - answer.body().length() / 2 - 1);
    }

    private void drip() throws IOException {
        OutputStream out = caller.getOutputStream();
        out.write(WireAnswer.head(200, "Content-Type: application/json\r\nContent-Length: 1000000\r\n"));
        while (!isHealedWithin(20)) {
            out.write(' ');
        }
    }

    /** Closed without farewell: the caller's socket sees a reset. */
    private void tear() throws IOException {
        caller.setSoLinger(true, 0);
        caller.close();
    }

    private boolean isHealedWithin(long millis) {
        try {
            return healed.await(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}
