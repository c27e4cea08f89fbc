/** YAML as a tree in which everything knows its line; nothing is ever constructed from it. */
@NullMarked
package dev.waybill.config.yaml;

import org.jspecify.annotations.NullMarked;
