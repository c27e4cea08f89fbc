package dev.waybill.connectors.tryton;

import dev.waybill.connector.http.Effect;
import dev.waybill.connector.json.JsonAt;
import dev.waybill.connector.order.OrderReference;
import dev.waybill.domain.document.Invoice;
import dev.waybill.domain.document.Paper;
import dev.waybill.domain.document.PaperFile;
import dev.waybill.domain.document.Shipment;
import dev.waybill.domain.document.Shipment.Direction;
import dev.waybill.domain.failure.Failure;
import dev.waybill.domain.failure.FailureCode;
import dev.waybill.domain.failure.FailureException;
import dev.waybill.domain.message.Body;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Has Tryton print a paper by its own report. A report answers its extension, the bytes as base64 with line breaks, whether it is for
 * a printer, and a name (seen on 6.0.29). It is {@code pdf} only if the report's extension says so and LibreOffice is installed
 * ({@code trytond/report/report.py}, {@code convert}; 6.0). A customer's invoice is kept as it was printed when it was posted
 * ({@code account_invoice/invoice.py}, {@code invoice_report_cache}), so printing again changes nothing.
 */
record PaperPrinter(TrytonConfig config, TrytonClient client, PaperReader reader) {
    private static final String OPERATION = "printDocument";
    private static final byte[] PDF = "%PDF-".getBytes(StandardCharsets.US_ASCII);

    /** A report, and where a sale names what it prints. */
    private enum Report {
        INVOICE("account.invoice", "account.invoice", "invoices"),
        DELIVERY_NOTE("stock.shipment.out.delivery_note", "stock.shipment.out", "shipments");

        private final String name;
        private final String model;
        private final String field;

        Report(String name, String model, String field) {
            this.name = name;
            this.model = model;
            this.field = field;
        }

        /** Goods that come back have no report for the buyer. */
        private static Optional<Report> of(Paper paper) {
            return switch (paper) {
                case Invoice invoice -> Optional.of(INVOICE);
                case Shipment shipment ->
                    shipment.direction() == Direction.TO_BUYER ? Optional.of(DELIVERY_NOTE) : Optional.empty();
            };
        }
    }

    Optional<PaperFile> print(OrderReference order, Paper paper) {
        return Report.of(paper).flatMap(report -> reader.find(order, report.model, report.field, paper.number())
                .map(id -> printed(report, id, paper)));
    }

    private PaperFile printed(Report report, long id, Paper paper) {
        Rpc rpc = new Rpc(
                OPERATION, Effect.READ, "report." + report.name + ".execute", List.of(List.of(id), Map.of()), Map.of());
        List<JsonAt> answer = answer(rpc, report, paper).atMost(4).items();
        String extension = answer.getFirst().text();
        if (!extension.equals("pdf")) {
            throw notSetUp(report, "prints " + paper.mark() + " as " + extension + ", not as PDF", "");
        }
        return new PaperFile(answer.get(3).text() + ".pdf", PaperFile.PDF, content(answer.get(1), paper));
    }

    private JsonAt answer(Rpc rpc, Report report, Paper paper) {
        try {
            return client.call(rpc).orElseThrow(() -> noPdf(paper));
        } catch (FailureException e) {
            if (e.failure().said().contains("soffice")) {
                throw notSetUp(
                        report,
                        "cannot print " + paper.mark() + " as PDF",
                        e.failure().said());
            }
            throw e;
        }
    }

    private Body content(JsonAt bytes, Paper paper) {
        String base64 = bytes.at("base64").text();
        // The decoder passes over line breaks, which are less than one in seventy characters.
        if (base64.length() / 4 * 3 > PaperFile.MOST_BYTES + PaperFile.MOST_BYTES / 50) {
            throw tooLarge(paper);
        }
        byte[] decoded = decoded(base64, paper);
        if (decoded.length > PaperFile.MOST_BYTES) {
            throw tooLarge(paper);
        }
        if (!Arrays.equals(PDF, Arrays.copyOf(decoded, PDF.length))) {
            throw noPdf(paper);
        }
        return Body.of(decoded);
    }

    private byte[] decoded(String base64, Paper paper) {
        try {
            return Base64.getMimeDecoder().decode(base64);
        } catch (IllegalArgumentException notBase64) {
            throw noPdf(paper);
        }
    }

    private FailureException notSetUp(Report report, String what, String said) {
        String name =
                config.id() + " " + what + ": it needs LibreOffice (Debian: libreoffice-writer-nogui) and 'pdf' as the"
                        + " extension of its report '" + report.name
                        + "'; invoices posted until then stay as they were printed";
        return failure(FailureCode.SETTING_WRONG, name, "install it and set the extension in Tryton", said);
    }

    private FailureException tooLarge(Paper paper) {
        return failure(
                FailureCode.BODY_TOO_LARGE,
                paper.mark() + " of " + config.id() + " is larger than " + PaperFile.MOST_BYTES + " bytes as PDF",
                "use smaller pictures in the report's template",
                "");
    }

    private FailureException noPdf(Paper paper) {
        return failure(
                FailureCode.FIELD_WRONG,
                "what " + config.id() + " prints of " + paper.mark() + " is no PDF, although it says so",
                "print it in Tryton and look at it",
                "");
    }

    private FailureException failure(FailureCode code, String why, String next, String said) {
        return new FailureException(
                Failure.of(code, config.id(), OPERATION, why, next).saying(said));
    }
}
