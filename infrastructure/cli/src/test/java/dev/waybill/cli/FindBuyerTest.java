package dev.waybill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.cli.CommandLineFixture.Reply;
import dev.waybill.domain.message.SubjectRef;
import dev.waybill.domain.ownership.EntityKind;
import dev.waybill.domain.party.EmailAddress;
import dev.waybill.domain.system.SystemId;
import dev.waybill.engine.operator.Answer;
import dev.waybill.engine.operator.Command;
import dev.waybill.engine.redrive.By;
import dev.waybill.testkit.HistoryFixture;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code waybill trace} with an e-mail address. */
class FindBuyerTest {
    private static final SystemId SHOP = new SystemId("shop-es");
    private static final SubjectRef ONE = HistoryFixture.order("shop-es", "1");
    private static final SubjectRef TWO = HistoryFixture.order("shop-es", "2");
    private static final SubjectRef ACCOUNT = new SubjectRef(EntityKind.PARTY, SHOP, "25");

    private final CommandLineFixture person;

    FindBuyerTest(@TempDir Path folder) {
        person = new CommandLineFixture(folder);
    }

    @Test
    void all_that_is_known_of_somebody_is_listed_with_what_is_not_known_and_who_did_not_tell() {
        person.past.delivered(ONE, "1001");
        person.past.delivered(TWO, "1002");
        person.answers.add(new Answer.BuyerFound(
                List.of(TWO, ONE, ACCOUNT),
                false,
                List.of(new Answer.Silent(new SystemId("shop-fr"), "DOWN in shop-fr: no answer", "ask again"))));

        Reply reply = person.types("trace", "Ana@mail.example");

        assertThat(reply.out()).isEqualTo("""
                        2 are known of this address:
                          waybill trace shop-es:2   DELIVERED in erp
                          waybill trace shop-es:1   DELIVERED in erp
                        """);
        assertThat(reply.err())
                .contains(
                        "Waybill has not seen party#shop-es#25",
                        "these are the latest",
                        "shop-fr did not tell: DOWN in shop-fr: no answer; ask again");
        assertThat(reply.code()).isZero();
        assertThat(person.asked)
                .containsExactly(
                        new Command.FindBuyer(new EmailAddress("ana@mail.example"), new By("ana", "waybill trace")));
    }

    @Test
    void one_that_is_known_is_told_whole() {
        person.past.delivered(ONE, "1001");
        person.answers.add(new Answer.BuyerFound(List.of(ONE), true, List.of()));

        assertThat(person.types("trace", "ana@mail.example").out())
                .isEqualTo(person.types("trace", "1001").out());
    }

    @Test
    void nothing_known_ends_with_1_and_a_refusal_is_said() {
        person.answers.add(new Answer.BuyerFound(List.of(), true, List.of()));
        person.answers.add(new Answer.Refused("nothing can be read", "see the table"));

        Reply nothing = person.types("trace", "ana@mail.example");

        assertThat(nothing.code()).isEqualTo(1);
        assertThat(nothing.err()).contains("try another one that the person may have used");
        assertThat(person.types("trace", "ana@mail.example").err()).contains("nothing can be read: see the table");
    }
}
