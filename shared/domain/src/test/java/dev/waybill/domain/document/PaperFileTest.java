package dev.waybill.domain.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.domain.message.Body;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PaperFileTest {
    private static final Body PAGE = Body.of("%PDF-1.7");

    @ParameterizedTest
    @CsvSource({
        "Invoice-2026-00001.pdf,Invoice-2026-00001.pdf",
        "Factura Ñ/7.pdf,Factura Ñ-7.pdf",
        "'a\"; filename=\"b.php',a- filename-b.php",
        "'../../x.pdf','..-..-x.pdf'"
    })
    void a_name_keeps_what_headers_and_file_systems_take(String given, String kept) {
        assertThat(new PaperFile(given, PaperFile.PDF, PAGE).name()).isEqualTo(kept);
        assertThat(new PaperFile(given + "\r\n", PaperFile.PDF, PAGE).name()).isEqualTo(kept);
    }

    @Test
    void a_long_name_keeps_its_ending() {
        assertThat(new PaperFile("n".repeat(300) + ".pdf", PaperFile.PDF, PAGE).name())
                .hasSize(100)
                .endsWith("n.pdf");
    }

    @Test
    void nothing_and_too_much_is_no_file() {
        assertThatThrownBy(() -> new PaperFile("n.pdf", PaperFile.PDF, Body.empty()))
                .hasMessage("a document's file has 1 to 5242880 bytes, not 0");
        assertThatThrownBy(() -> new PaperFile("n.pdf", PaperFile.PDF, Body.of(new byte[PaperFile.MOST_BYTES + 1])))
                .hasMessage("a document's file has 1 to 5242880 bytes, not 5242881");
        assertThatThrownBy(() -> new PaperFile("n.pdf", "text/html\r\nx: y", PAGE))
                .hasMessage("expected a media type such as application/pdf");
    }
}
