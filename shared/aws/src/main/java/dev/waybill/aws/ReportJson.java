package dev.waybill.aws;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.waybill.domain.money.Money;
import dev.waybill.domain.system.SystemId;
import dev.waybill.engine.balance.Fate;
import dev.waybill.engine.delivery.FlowSpec;
import dev.waybill.engine.landscape.Way;
import dev.waybill.engine.report.BalanceReport;
import dev.waybill.engine.report.DriftReport;
import dev.waybill.engine.report.PaperReport;
import dev.waybill.engine.report.ShadowReport;
import dev.waybill.engine.report.StockReport;
import dev.waybill.engine.report.Unread;
import dev.waybill.engine.whatif.OtherOutcome;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

/** Reports as bytes: packed JSON, complete, so that nothing must be read out of keys. */
final class ReportJson {
    private static final String FLOW = "flow";
    private static final String SOURCE = "source";
    private static final String TARGET = "target";
    private static final String UNNAMED = "unnamed";
    private static final String OTHERS = "others";

    private ReportJson() {}

    static byte[] write(BalanceReport report) {
        return packed(out -> {
            out.writeStringField("shop", report.shop().value());
            out.writeStringField(TARGET, report.target().value());
            out.writeStringField("day", report.day().toString());
            out.writeStringField("at", report.at().toString());
            out.writeObjectFieldStart("fates");
            for (Map.Entry<Fate, BalanceReport.Count> fate : report.fates().entrySet()) {
                write(out, fate.getKey(), fate.getValue());
            }
            out.writeEndObject();
            JsonObject.writeTexts(out, "unexplained", report.unexplained());
            out.writeNumberField(UNNAMED, report.unnamed());
        });
    }

    private static void write(JsonGenerator out, Fate fate, BalanceReport.Count count) throws IOException {
        out.writeObjectFieldStart(fate.name());
        out.writeNumberField("orders", count.orders());
        Map<String, String> sums = new HashMap<>();
        count.sums().forEach((currency, sum) -> sums.put(currency, sum.amount().toPlainString()));
        JsonObject.writeTexts(out, "sums", sums);
        out.writeEndObject();
    }

    static BalanceReport balance(byte[] packed) {
        JsonObject json = unpacked(packed);
        Map<Fate, BalanceReport.Count> fates = new EnumMap<>(Fate.class);
        JsonObject told = part(json, "fates");
        told.names().forEach(name -> fates.put(Fate.valueOf(name), count(part(told, name))));
        return new BalanceReport(
                system(json, "shop"),
                system(json, TARGET),
                LocalDate.parse(json.text("day")),
                at(json),
                fates,
                json.texts("unexplained"),
                number(json, UNNAMED));
    }

    private static BalanceReport.Count count(JsonObject json) {
        Map<String, Money> sums = new HashMap<>();
        part(json, "sums").asTexts().forEach((currency, sum) -> sums.put(currency, Money.of(sum, currency)));
        return new BalanceReport.Count(number(json, "orders"), sums);
    }

    static byte[] write(DriftReport report) {
        return packed(out -> {
            out.writeStringField(FLOW, report.flow().word());
            out.writeStringField(SOURCE, report.way().source().value());
            out.writeStringField(TARGET, report.way().target().value());
            out.writeStringField("at", report.at().toString());
            out.writeNumberField(UNNAMED, report.unnamed());
            switch (report) {
                case StockReport stock -> write(out, stock);
                case PaperReport paper -> write(out, paper);
                case ShadowReport shadow -> write(out, shadow);
            }
        });
    }

    private static void write(JsonGenerator out, StockReport report) throws IOException {
        out.writeNumberField("compared", report.compared());
        out.writeArrayFieldStart("differences");
        for (StockReport.Item item : report.differences()) {
            out.writeStartObject();
            out.writeStringField("sku", item.sku());
            if (item.shown().isPresent()) {
                out.writeStringField("shown", item.shown().get().toPlainString());
            }
            out.writeStringField("right", item.right().toPlainString());
            out.writeStringField("why", item.why());
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    private static void write(JsonGenerator out, PaperReport report) throws IOException {
        out.writeNumberField("compared", report.compared());
        out.writeNumberField("left", report.left());
        out.writeArrayFieldStart("missing");
        for (PaperReport.Missing missing : report.missing()) {
            out.writeStartObject();
            out.writeStringField("order", missing.order());
            out.writeStringField("number", missing.number());
            out.writeStringField("what", missing.what());
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    private static void write(JsonGenerator out, ShadowReport report) throws IOException {
        out.writeNumberField("compared", report.compared());
        out.writeNumberField("left", report.left());
        out.writeArrayFieldStart(OTHERS);
        for (OtherOutcome other : report.others()) {
            out.writeStartObject();
            out.writeStringField("what", other.what());
            out.writeStringField("inForce", other.inForce());
            out.writeStringField("wanted", other.wanted());
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    static DriftReport drift(byte[] packed) {
        JsonObject json = unpacked(packed);
        Way way = new Way(system(json, SOURCE), system(json, TARGET));
        if (json.names().contains(OTHERS)) {
            return new ShadowReport(
                    flow(json),
                    way,
                    at(json),
                    number(json, "compared"),
                    number(json, "left"),
                    json.objects(OTHERS).stream().map(ReportJson::other).toList(),
                    number(json, UNNAMED));
        }
        return switch (flow(json)) {
            case STOCK_TO_SHOPS ->
                new StockReport(
                        way,
                        at(json),
                        number(json, "compared"),
                        json.objects("differences").stream()
                                .map(ReportJson::item)
                                .toList(),
                        number(json, UNNAMED));
            case DOCUMENTS_TO_SHOPS ->
                new PaperReport(
                        way,
                        at(json),
                        number(json, "compared"),
                        number(json, "left"),
                        json.objects("missing").stream()
                                .map(ReportJson::missing)
                                .toList(),
                        number(json, UNNAMED));
            default -> throw new IllegalArgumentException("there is no drift of '" + json.text(FLOW) + "'");
        };
    }

    private static OtherOutcome other(JsonObject json) {
        return new OtherOutcome(json.text("what"), json.text("inForce"), json.text("wanted"));
    }

    private static StockReport.Item item(JsonObject json) {
        return new StockReport.Item(
                json.text("sku"),
                json.find("shown").map(BigDecimal::new),
                new BigDecimal(json.text("right")),
                json.text("why"));
    }

    private static PaperReport.Missing missing(JsonObject json) {
        return new PaperReport.Missing(json.text("order"), json.text("number"), json.text("what"));
    }

    static byte[] write(Unread unread) {
        return packed(out -> {
            out.writeStringField(FLOW, unread.flow().word());
            out.writeStringField(SOURCE, unread.source().value());
            if (unread.target().isPresent()) {
                out.writeStringField(TARGET, unread.target().get().value());
            }
            out.writeStringField("at", unread.at().toString());
            FailureJson.write(out, unread.failure());
        });
    }

    static Unread unread(byte[] packed) {
        JsonObject json = unpacked(packed);
        return new Unread(
                flow(json),
                system(json, SOURCE),
                json.find(TARGET).map(SystemId::new),
                at(json),
                FailureJson.read(json).orElseThrow(() -> new IllegalArgumentException("'failure' is missing")));
    }

    private static byte[] packed(JsonObject.Content content) {
        return Gzip.pack(JsonObject.write(content).getBytes(StandardCharsets.UTF_8));
    }

    private static JsonObject unpacked(byte[] packed) {
        return JsonObject.parse(new String(Gzip.unpack(packed), StandardCharsets.UTF_8));
    }

    private static JsonObject part(JsonObject json, String name) {
        return json.object(name).orElseThrow(() -> new IllegalArgumentException("'" + name + "' is missing"));
    }

    private static FlowSpec flow(JsonObject json) {
        return FlowSpec.of(json.text(FLOW))
                .orElseThrow(() -> new IllegalArgumentException("there is no flow '" + json.text(FLOW) + "'"));
    }

    private static SystemId system(JsonObject json, String name) {
        return new SystemId(json.text(name));
    }

    private static Instant at(JsonObject json) {
        return Instant.parse(json.text("at"));
    }

    private static int number(JsonObject json, String name) {
        return Integer.parseInt(json.text(name));
    }
}
