/** Inside the demo ERP: its books, its prices, its interface, its faults. */
@NullMarked
package dev.waybill.demo.erp;

import org.jspecify.annotations.NullMarked;
