package dev.waybill.local.day;

import dev.waybill.demo.shop.Delivery;
import dev.waybill.demo.shop.Sender;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One webhook that was sent, and the answer it got. */
record Sent(String system, Delivery delivery, Sender.Answer answer, String words) {
    private static final Pattern MESSAGES = Pattern.compile("\"messages\":([0-9]+)");

    /** How many messages Waybill said it accepted for it. */
    int messages() {
        Matcher found = MESSAGES.matcher(answer.text());
        return answer.status() == 200 && found.find() ? Integer.parseInt(found.group(1)) : 0;
    }

    /** The same for a webhook that the shop sent twice. */
    Map.Entry<String, Delivery> identity() {
        return Map.entry(system, delivery);
    }

    String result() {
        return switch (answer.status()) {
            case 200 -> messages() > 0 ? "accepted" : "acknowledged, nothing to carry";
            case 401 -> "refused: not believed";
            case 404 -> "refused: no such system";
            default -> "refused";
        };
    }
}
