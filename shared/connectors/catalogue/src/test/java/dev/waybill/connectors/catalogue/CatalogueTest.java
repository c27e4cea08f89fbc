package dev.waybill.connectors.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.connector.ConnectorType;
import dev.waybill.connector.Setting;
import org.junit.jupiter.api.Test;

class CatalogueTest {
    @Test
    void every_connector_is_found_by_its_own_name() {
        assertThat(Catalogue.all()).isNotEmpty().allSatisfy((name, type) -> assertThat(type.name())
                .isEqualTo(name));
    }

    @Test
    void every_connector_declares_what_it_can_do_and_explains_each_setting() {
        for (ConnectorType type : Catalogue.all().values()) {
            assertThat(type.capabilities()).as(type.name()).isNotEmpty();
            assertThat(type.settings())
                    .as(type.name())
                    .extracting(Setting::meaning)
                    .allSatisfy(meaning -> assertThat(meaning).isNotBlank());
        }
    }
}
