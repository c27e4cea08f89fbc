package dev.waybill.cli.command;

import picocli.CommandLine.Command;

/** {@code waybill config}: a name for the commands below it. */
@Command(
        name = "config",
        description = "Checks, compares and applies waybill.yaml: systems, ownership, routes.",
        synopsisSubcommandLabel = "COMMAND",
        footerHeading = "%nExamples:%n",
        footer = {
            "  waybill config check",
            "  waybill config diff",
            "  waybill config apply --why \"shop-fr goes live\"",
            "  waybill config history"
        })
final class ConfigCommand {}
