@NullMarked
package dev.waybill.functions.operatorapi;

import org.jspecify.annotations.NullMarked;
