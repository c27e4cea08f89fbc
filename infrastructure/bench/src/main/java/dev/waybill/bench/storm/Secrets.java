package dev.waybill.bench.storm;

import java.util.HexFormat;
import java.util.Random;

/** What shops sign with and what the ERP wants to hear; made up for one storm. {@code toString} hides them. */
record Secrets(String spain, String france, String erp) {
    private static final int BYTES = 24;

    static Secrets madeUp(Random random) {
        return new Secrets(text(random), text(random), text(random));
    }

    String webhooksOf(Shop shop) {
        return switch (shop) {
            case WOOCOMMERCE -> spain;
            case SHOPIFY -> france;
        };
    }

    /** As {@code waybill dev --secrets} reads them. */
    String json() {
        return """
                {"/waybill/shop-es": {"webhook-secret": "%s"},
                 "/waybill/shop-fr": {"webhook-secret": "%s"},
                 "/waybill/erp": {"api-key": "%s"}}
                """.formatted(spain, france, erp);
    }

    private static String text(Random random) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    @Override
    public String toString() {
        return "Secrets[hidden]";
    }
}
