package dev.waybill.demo.erp;

import java.math.BigDecimal;

/** A tax the ERP can charge, by its code: {@code VAT19} is 19 percent. */
public record TaxRate(String code, BigDecimal percent) {}
