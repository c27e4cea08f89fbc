package dev.waybill.demo.erp;

import dev.waybill.demo.web.Call;
import dev.waybill.demo.web.LoopbackServer;
import dev.waybill.demo.web.Reply;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * The ERP's page for people, the switch for its faults, and its interface without a key; on a port of its own, so that it works
 * while the ERP does not.
 */
public final class ControlPanel implements LoopbackServer.Answers {
    private static final String DESK = "/desk";
    private static final String PAGE = resource("erp.html");

    private final Books books;
    private final Interface desk;
    private final Faults faults;
    private final Consumer<Faults.Setting> switchTo;

    /** @param switchTo told about each fault that is switched on or off */
    public ControlPanel(Books books, Faults faults, Consumer<Faults.Setting> switchTo) {
        this.books = books;
        this.desk = new Interface(books, "");
        this.faults = faults;
        this.switchTo = switchTo;
    }

    /** A request to switch a fault. */
    record Switch(String fault, int times, int seconds) {}

    /** A fault as the page shows it. */
    record Choice(String word, String meaning) {}

    /** What the page shows. */
    record View(Snapshot books, List<StockLevel> stock, String fault, int times, long seconds, List<Choice> faults) {
        View {
            stock = List.copyOf(stock);
            faults = List.copyOf(faults);
        }
    }

    @Override
    public Reply answer(Call call) {
        try {
            return switch (call.method() + " " + call.address().getPath()) {
                case "GET /" -> Reply.page(PAGE);
                case "GET /state" -> Reply.json(200, ErpJson.write(view()));
                case "PUT /fault" -> turn(ErpJson.read(call.text(), Switch.class));
                default -> atDesk(call);
            };
        } catch (Refusal no) {
            return Reply.json(no.status(), ErpJson.write(Map.of("code", no.code(), "message", no.words())));
        }
    }

    private Reply turn(Switch wish) {
        Fault fault = Fault.of(wish.fault())
                .orElseThrow(() -> Refusal.invalid("FAULT_UNKNOWN", "There is no fault " + wish.fault()));
        switchTo.accept(new Faults.Setting(fault, wish.times(), Duration.ofSeconds(wish.seconds())));
        return Reply.json(200, ErpJson.write(view()));
    }

    /** The interface's own paths below {@code /desk}, so that nobody takes this page for the interface. */
    private Reply atDesk(Call call) {
        String path = call.address().toString();
        if (!path.startsWith(DESK + "/")) {
            return Reply.text(404, "nothing here");
        }
        URI inside = URI.create("/api" + path.substring(DESK.length()));
        return desk.route(new Call(call.method(), inside, call.headers(), call.body(), call.from()), BigDecimal.ZERO);
    }

    private View view() {
        Faults.Setting now = faults.current();
        Snapshot all = books.snapshot();
        return new View(
                all,
                books.stock(all.items().stream().map(Item::sku).toList(), List.of()),
                now.fault().word(),
                now.times(),
                now.delay().toSeconds(),
                Arrays.stream(Fault.values())
                        .map(fault -> new Choice(fault.word(), fault.meaning()))
                        .toList());
    }

    private static String resource(String name) {
        try (InputStream stream = ControlPanel.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(stream, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the page " + name, e);
        }
    }
}
