#!/usr/bin/env python3
# The threat model "Meter gateway", for pytm 1.4.

from pytm import (
    Actor,
    Boundary,
    Data,
    Dataflow,
    Datastore,
    ExternalEntity,
    Lambda,
    Process,
    Server,
    SetOfProcesses,
    TM,
)

tm = TM("Meter gateway")
tm.description = "Meters in the field report through a gateway to a cloud back end"

# Data

reading = Data("Reading")
reading.format = "XML"

status = Data("Status")
status.format = "JSON"

# Boundaries

field = Boundary("Field")

street_cabinet = Boundary("Street cabinet")
street_cabinet.inBoundary = field

cloud = Boundary("Cloud")

# Elements

technician = Actor("Technician")
technician.inBoundary = field

smart_meter = ExternalEntity("Smart meter")
smart_meter.inBoundary = field
smart_meter.hasPhysicalAccess = True

gateway_firmware = SetOfProcesses("Gateway firmware")
gateway_firmware.inBoundary = street_cabinet
gateway_firmware.controls.usesSecureFunctions = False
gateway_firmware.usesEnvironmentVariables = True
gateway_firmware.environment = "Production"

updater = Process("Updater")
updater.inBoundary = street_cabinet
updater.controls.disablesiFrames = True
updater.tracksExecutionFlow = True
updater.allowsClientSideScripting = True

ingest = Lambda("Ingest")
ingest.inBoundary = cloud
ingest.usesEnvironmentVariables = True
ingest.environment = "Production"
ingest.implementsAPI = True

directory = Server("Directory")
directory.inBoundary = cloud
directory.protocol = "LDAP"
directory.usesXMLParser = True

readings = Datastore("Readings")
readings.inBoundary = cloud
readings.storesLogData = True
readings.hasWriteAccess = True

# Dataflows

send_reading = Dataflow(smart_meter, gateway_firmware, "Send reading")
send_reading.protocol = "M-Bus"
send_reading.data = [reading]

upload_batch = Dataflow(gateway_firmware, ingest, "Upload batch")
upload_batch.protocol = "HTTP"
upload_batch.data = [reading, status]

append = Dataflow(ingest, readings, "Append")
append.protocol = "SQL"

push_update = Dataflow(technician, updater, "Push update")
push_update.protocol = "HTTP"
push_update.data = [status]

install = Dataflow(updater, gateway_firmware, "Install")

look_up_meter_owner = Dataflow(ingest, directory, "Look up meter owner")

self_test = Dataflow(gateway_firmware, gateway_firmware, "Self test")

if __name__ == "__main__":
    tm.process()
