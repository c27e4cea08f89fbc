package dev.waybill.demo.erp;

import dev.waybill.demo.web.Call;
import dev.waybill.demo.web.LoopbackServer;
import dev.waybill.demo.web.Reply;
import java.math.BigDecimal;
import java.util.Map;

/** Stands before the interface and does what the switched-on fault says. */
final class Misbehaviour implements LoopbackServer.Answers {
    private final Interface real;
    private final Faults faults;

    Misbehaviour(Interface real, Faults faults) {
        this.real = real;
        this.faults = faults;
    }

    @Override
    public Reply answer(Call call) {
        Faults.Setting setting = faults.take(Interface.changes(call));
        return switch (setting.fault()) {
            case NONE -> works(call);
            case DOWN, REFUSE -> says(503, "MAINTENANCE", "The ERP is down for maintenance");
            case BROKEN -> says(500, "INTERNAL", "Something went wrong");
            case SLOW -> {
                pause(setting);
                yield works(call);
            }
            case BUSY ->
                says(429, "TOO_MANY", "Too many requests")
                        .withHeader("Retry-After", Long.toString(setting.delay().toSeconds()));
            case LOCKED_OUT -> says(401, "KEY_WRONG", "The key in Authorization is not known");
            case STUBBORN -> says(422, "BLOCKED", "The customer is blocked");
            case DONE_BUT_500 -> {
                works(call);
                yield says(500, "INTERNAL", "Something went wrong");
            }
            case WRONG_TOTALS -> real.answer(call, BigDecimal.ONE);
            case GARBAGE -> {
                works(call);
                yield Reply.page("<html><body>Welcome to the intranet</body></html>");
            }
        };
    }

    private Reply works(Call call) {
        return real.answer(call, BigDecimal.ZERO);
    }

    private static void pause(Faults.Setting setting) {
        try {
            Thread.sleep(setting.delay());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Reply says(int status, String code, String words) {
        return Reply.json(status, ErpJson.write(Map.of("code", code, "message", words)));
    }
}
