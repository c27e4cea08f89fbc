package dev.waybill.connectors.woocommerce;

import dev.waybill.domain.document.Invoice;
import dev.waybill.domain.document.Paper;
import dev.waybill.domain.document.Shipment;
import dev.waybill.domain.system.SystemSpec;
import java.util.Optional;

/** The files of which kinds of documents buyers may open; none unless the settings say so, since an address may be passed on. */
record FilesShown(boolean ofInvoices, boolean ofDeliveryNotes) {
    static final String INVOICES = "invoice-files";
    static final String DELIVERY_NOTES = "delivery-note-files";

    static FilesShown of(SystemSpec system) {
        return new FilesShown(isOn(system, INVOICES), isOn(system, DELIVERY_NOTES));
    }

    private static boolean isOn(SystemSpec system, String setting) {
        return system.setting(setting).equals(Optional.of("true"));
    }

    /** Goods that come back are the shop's own paper. */
    boolean of(Paper paper) {
        return switch (paper) {
            case Invoice invoice -> ofInvoices;
            case Shipment shipment -> ofDeliveryNotes && shipment.direction() == Shipment.Direction.TO_BUYER;
        };
    }
}
