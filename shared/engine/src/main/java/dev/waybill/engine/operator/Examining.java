package dev.waybill.engine.operator;

import dev.waybill.domain.landscape.Landscape;
import dev.waybill.domain.system.SystemSpec;
import dev.waybill.engine.doctor.Doctor;
import dev.waybill.engine.landscape.Connections;
import dev.waybill.engine.landscape.CurrentLandscape;

/** Tests the connection to a system, from where its secrets may be read. */
public record Examining(CurrentLandscape landscape, Connections connections) {
    Answer run(Command.TestConnection command) {
        Landscape inForce = landscape.now().landscape();
        if (inForce.system(command.system()).isEmpty()) {
            return new Answer.Refused(
                    "there is no system '" + command.system() + "' in configuration version " + inForce.version(),
                    "name one of "
                            + inForce.systems().stream().map(SystemSpec::id).toList());
        }
        return new Answer.Tested(
                command.system(),
                connections.clock().instant(),
                new Doctor(inForce, connections, connections.clock()).examine(command.system()));
    }
}
