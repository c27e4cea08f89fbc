package dev.waybill.connector.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.waybill.domain.failure.Failure;
import dev.waybill.domain.failure.FailureCode;
import dev.waybill.domain.failure.FailureException;
import dev.waybill.domain.message.Body;
import dev.waybill.domain.system.SystemId;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Addresses that a thief would like Waybill to call. */
class DestinationTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://erp.example",
                "https://erp.example:8443/a/path",
                "HTTPS://ERP.EXAMPLE",
                "https://xn--bcher-kva.example",
                "https://10.0.3.4",
                "https://172.16.0.9:8000",
                "https://192.168.1.20",
                "https://100.64.1.1",
                "https://[2a00:1450::1]",
                "https://[64:ff9b::808:808]",
                "https://169-254-169-254.example",
                "http://localhost:8090",
                "http://127.0.0.1:41234",
                "http://[::1]:41234",
            })
    void a_shop_or_an_erp_may_stand_there(String address) {
        assertThat(Destination.written(URI.create(address))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://169.254.169.254/latest/meta-data/",
                "https://169.254.169.254",
                "https://169.254.170.2",
                "https://0.0.0.0",
                "https://0.1.2.3",
                "https://224.0.0.1",
                "https://255.255.255.255",
                "https://[fe80::1]",
                "https://[fd00:ec2::254]",
                "https://[FD12:3456::1]",
                "https://[fec0::1]",
                "https://[::]",
                "https://[ff02::1]",
                "https://[::ffff:169.254.169.254]",
                "https://[::ffff:a9fe:a9fe]",
                "https://[::169.254.169.254]",
                "https://[64:ff9b::a9fe:a9fe]",
                "https://[64:ff9b::7f00:1]",
                "https://[2002:a9fe:a9fe::1]",
            })
    void what_answers_only_those_inside_is_not_called(String address) {
        assertThat(Destination.written(URI.create(address)))
                .hasValueSatisfying(objection -> assertThat(objection.why()).contains("where no shop or ERP can be"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://2852039166",
                "https://0xA9FEA9FE",
                "https://0251.0376.0251.0376",
                "https://0xa9.0xfe.0xa9.0xfe",
                "https://169.254.43518",
                "https://169.16689662",
                "https://169.254.169.254.",
                "https://127.1",
                "https://010.0.0.1",
                "https://[fe80::1%25nobody9]",
                "https://0177.0.0.1",
                "https://256.1.1.1",
                "https://１６９.254.169.254",
                "https://169。254。169。254",
                "https://erp.example@169.254.169.254",
                "https://user:pass@erp.example",
                "http://erp.example",
                "http://10.0.3.4",
                "http://127.0.0.1.example",
                "http://localhost.example",
                "http://localhost:9001/2018-06-01/runtime/invocation/next",
                "http://127.0.0.1:9001",
                "ftp://erp.example",
                "file:///etc/passwd",
                "jar:https://erp.example!/x",
                "erp.example",
                "//erp.example",
                "https:///path",
            })
    void neither_is_what_hides_where_it_leads_or_is_not_encrypted(String address) {
        assertThat(Destination.written(URI.create(address))).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"127.0.0.1", "::1", "169.254.169.254", "::ffff:169.254.169.254", "fd00:ec2::254", "0.0.0.0"})
    void a_name_may_not_lead_there_either(String where) {
        URI name = URI.create("https://erp.example");
        InetAddress harmless = InetAddress.ofLiteral("203.0.113.7");

        assertThat(Destination.found(name, harmless)).isEmpty();
        assertThat(Destination.found(name, harmless, InetAddress.ofLiteral(where)))
                .hasValueSatisfying(objection -> assertThat(objection.why()).contains("where no shop or ERP can be"));
    }

    @Test
    void this_machine_by_its_own_name_is_this_machine() {
        assertThat(Destination.found(URI.create("http://localhost:8090"), InetAddress.getLoopbackAddress()))
                .isEmpty();
    }

    @Test
    void the_door_sends_nothing_there_and_says_what_to_write_without_repeating_a_password() {
        HttpCall call = new HttpCall(
                new SystemId("erp"),
                "createOrder",
                Effect.WRITE,
                "POST",
                URI.create("https://ana:pa55@169.254.169.254/x?key=k3y"),
                Map.of("authorization", "top-secret"),
                Body.of("hello"),
                Duration.ofSeconds(1));

        Failure failure = catchThrowableOfType(
                        FailureException.class, () -> new JdkHttpDoor(Duration.ofSeconds(1)).send(call))
                .failure();

        assertThat(failure.code()).isEqualTo(FailureCode.SETTING_WRONG);
        assertThat(failure.why()).contains("of system erp", "nothing was sent");
        assertThat(failure.next()).contains("waybill.yaml", "config check");
        assertThat(failure.toString()).doesNotContain("pa55", "k3y", "top-secret");
    }
}
