package dev.waybill.cli.command;

/** Why the stores cannot be reached, and what to do; the SDK's own words where they help, ours where they do not. */
final class AwaySentence {
    private AwaySentence() {}

    static String of(String why, String said) {
        if (said.contains("Unable to load region")) {
            return "AWS needs a region: give --region or --profile, or start `waybill dev` for a local instance";
        }
        if (said.contains("Unable to load credentials")) {
            return "AWS needs to know who you are: log in (such as `aws sso login`), or give --profile, or start"
                    + " `waybill dev` for a local instance";
        }
        return why + (said.isEmpty() ? "" : ": " + said) + "; is it running, is the address right, are you logged in?";
    }
}
