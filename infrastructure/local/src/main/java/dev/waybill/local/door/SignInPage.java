package dev.waybill.local.door;

import dev.waybill.demo.web.Reply;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Where somebody at this computer says who to be. Nothing that came from outside gets into it. */
final class SignInPage {
    private static final String PAGE = """
            <!doctype html>
            <html lang="en">
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width">
            <title>Sign in · Waybill on this computer</title>
            <style>
            :root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif }
            body { margin: 12vh auto; max-width: 26rem; padding: 0 1rem }
            h1 { font-size: 1.3rem }
            button { display: block; width: 100%; margin: .5rem 0; padding: .7rem 1rem; font: inherit; text-align: left;
              border: 1px solid #8886; border-radius: 6px; background: none; color: inherit; cursor: pointer }
            button:hover, button:focus-visible { border-color: currentColor }
            b { display: block }
            </style>
            <h1>Sign in to Waybill on this computer</h1>
            <p>These people exist only here, and need no password.</p>
            <form method="post" action="/authorize">
            <input type="hidden" name="ticket" value="TICKET">
            BUTTONS
            </form>
            </html>
            """;

    private SignInPage() {}

    /** @param ticket of our own making */
    static Reply of(String ticket) {
        String buttons = Arrays.stream(Person.values())
                .map(person -> "<button name=\"person\" value=\"" + person.key() + "\"><b>" + person.who() + ", "
                        + person.role() + "</b>" + person.may() + "</button>")
                .collect(Collectors.joining("\n"));
        return Reply.page(PAGE.replace("TICKET", ticket).replace("BUTTONS", buttons))
                .withHeader("Cache-Control", "no-store")
                .withHeader(
                        "Content-Security-Policy",
                        "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'");
    }
}
