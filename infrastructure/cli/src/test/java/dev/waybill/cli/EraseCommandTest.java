package dev.waybill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.cli.CommandLineFixture.Reply;
import dev.waybill.domain.system.SystemId;
import dev.waybill.engine.erasure.Place;
import dev.waybill.engine.erasure.Receipt;
import dev.waybill.engine.operator.Answer;
import dev.waybill.engine.operator.Command;
import dev.waybill.engine.redrive.By;
import dev.waybill.testkit.HistoryFixture;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EraseCommandTest {
    private final CommandLineFixture person;

    EraseCommandTest(@TempDir Path folder) {
        person = new CommandLineFixture(folder);
    }

    @Test
    void the_receipt_says_what_is_gone_who_else_has_it_and_what_is_left() {
        person.answers.add(
                new Answer.Erased(receipt(Optional.empty(), List.of("2 dead letters were not seen")), false));

        Reply reply = person.types("erase", "1001", "--because", "by letter");

        assertThat(reply.out())
                .contains("receipt r-1", "order shop-es:1001", "bodies", "erp", "as S7", "left: 2 dead letters");
        assertThat(reply.code()).isEqualTo(1);
        assertThat(person.asked).singleElement().isInstanceOfSatisfying(Command.Erase.class, asked -> {
            assertThat(asked.person().orders()).containsExactly("1001");
            assertThat(asked.preview()).isFalse();
            assertThat(asked.by()).isEqualTo(new By("ana", "by letter"));
        });
    }

    @Test
    void a_long_look_for_an_address_goes_on_with_one_receipt() {
        person.answers.add(new Answer.Erased(receipt(Optional.of("mark"), List.of()), false));
        person.answers.add(new Answer.Erased(receipt(Optional.empty(), List.of()), false));

        Reply reply = person.types("erase", "--email", "Anna@Example.org", "--because", "by letter");

        assertThat(reply.code()).isZero();
        assertThat(person.asked).hasSize(2);
        Command.Erase first = (Command.Erase) person.asked.getFirst();
        Command.Erase second = (Command.Erase) person.asked.getLast();
        assertThat(second.receipt()).isEqualTo(first.receipt());
        assertThat(second.person().after()).contains("mark");
        assertThat(reply.out() + reply.err()).doesNotContainIgnoringCase("anna@");
    }

    @Test
    void a_preview_needs_no_reason_and_an_erasure_does() {
        person.answers.add(new Answer.Erased(receipt(Optional.empty(), List.of()), true));

        assertThat(person.types("erase", "1001", "--preview").out()).contains("nothing is erased yet");
        assertThat(person.types("erase", "1001").err()).contains("--because TEXT");
        assertThat(person.types("erase").err()).contains("say who is erased");
        assertThat(person.types("erase", "--email", "anna").err()).contains("--email it is no e-mail address");
    }

    private static Receipt receipt(Optional<String> next, List<String> left) {
        return new Receipt(
                "r-1",
                new By("ana", "by letter"),
                HistoryFixture.NOON,
                List.of(),
                List.of(HistoryFixture.order("shop-es", "1001")),
                Map.of(Place.BODIES, 1),
                3,
                next,
                List.of(new Receipt.Holder(new SystemId("erp"), "7", "as S7")),
                left);
    }
}
