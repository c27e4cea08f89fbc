package dev.waybill.demo.erp;

/**
 * Something the ERP can sell.
 *
 * @param service not goods but a charge, such as shipping
 */
public record Item(String sku, String name, boolean service) {}
