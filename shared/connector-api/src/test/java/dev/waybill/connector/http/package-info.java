@NullMarked
package dev.waybill.connector.http;

import org.jspecify.annotations.NullMarked;
