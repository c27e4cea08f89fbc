/** What a deployment needs before it begins: packages, settings, credentials, secrets. */
@NullMarked
package dev.waybill.cli.deploy;

import org.jspecify.annotations.NullMarked;
