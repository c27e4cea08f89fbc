package dev.waybill.connectors.woocommerce;

import dev.waybill.connector.Secret;
import dev.waybill.connector.Signatures;
import dev.waybill.domain.document.Paper;
import dev.waybill.domain.document.PaperFile;
import dev.waybill.domain.message.SubjectRef;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;

/**
 * What a document's file is called: the same at each try, and for nobody to guess who lacks the key. Who knows the file's name can
 * open it, so it is not told from the slug, which stands in addresses that servers log.
 *
 * @param slug by which it is looked up; of letters, digits and hyphens, as WordPress leaves it ({@code sanitize_title})
 * @param title for people in the media library
 */
record MediaName(String slug, String title, String label, String unguessable) {
    private static final int MOST_LABEL = 60;
    /** 128 of the bits of an HMAC-SHA256. */
    private static final int HEX_DIGITS = 32;

    static MediaName of(SubjectRef order, Paper paper, Secret key) {
        String what = order.system() + "\n" + order.id() + "\n" + paper.mark();
        String label = plain(paper.mark());
        return new MediaName(
                "waybill-" + hmac(key, "slug\n" + what),
                paper.mark() + ", order " + order.id(),
                label.substring(0, Math.min(MOST_LABEL, label.length())),
                hmac(key, "file\n" + what));
    }

    /** {@code invoice-2026-1-5f0c….pdf}. */
    String file(PaperFile file) {
        String name = file.name();
        String ending =
                file.mediaType().equals(PaperFile.PDF) ? "pdf" : plain(name.substring(name.lastIndexOf('.') + 1));
        return label + "-" + unguessable + "." + ending;
    }

    private static String plain(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    }

    private static String hmac(Secret key, String text) {
        byte[] hmac = Signatures.hmac(key.bytes(), text.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(hmac).substring(0, HEX_DIGITS);
    }

    /** Lets whoever reads it in. */
    @Override
    public String toString() {
        return "MediaName[hidden]";
    }
}
