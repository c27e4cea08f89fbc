package dev.waybill.local.invoke;

import dev.waybill.demo.web.Call;
import java.util.List;
import java.util.Optional;

/** The path of {@code Invoke}: {@code POST /2015-03-31/functions/NAME/invocations}. */
final class InvokePath {
    private static final String ARN = ":function:";

    private InvokePath() {}

    /** The function's name; an ARN is cut down to it, and a version or alias left off, since here is only one. */
    static Optional<String> of(Call call) {
        List<String> path = call.path();
        boolean invoke = call.method().equals("POST")
                && path.size() == 4
                && path.get(0).equals("2015-03-31")
                && path.get(1).equals("functions")
                && path.get(3).equals("invocations");
        return invoke ? Optional.of(name(path.get(2))) : Optional.empty();
    }

    private static String name(String written) {
        int arn = written.indexOf(ARN);
        String name = arn < 0 ? written : written.substring(arn + ARN.length());
        return name.split(":", 2)[0];
    }
}
