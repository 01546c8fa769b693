#!/usr/bin/env python3
# The threat model "Cloud workstation", for pytm 1.4.

from pytm import (
    Actor,
    Assumption,
    Boundary,
    Classification,
    Data,
    Dataflow,
    Datastore,
    DatastoreType,
    ExternalEntity,
    Finding,
    Lambda,
    Lifetime,
    Process,
    Server,
    TLSVersion,
    TM,
)

tm = TM("Cloud workstation")
tm.description = "A developer works on a rented machine in the cloud instead of a laptop of their own. The machine is started when it is needed, reached over SSH from one address, and stopped at night. Billing and the laptop's own security are left out."
tm.isOrdered = True
tm.assumptions = [
    Assumption("One developer, one account", exclude=["AC02"], description="Nobody else works in this AWS account, and it holds nothing but this machine."),
    Assumption("SSH and TLS are enough on the way", exclude=["DE03"], description="Every flow that leaves the flat or the account is encrypted by one of them, so no VPN is asked for."),
]

# Data

access_key = Data("Access key")
access_key.description = "Key of the account for the AWS command line."
access_key.classification = Classification.SECRET
access_key.isCredentials = True
access_key.credentialsLife = Lifetime.LONG
access_key.isStored = False

ssh_key = Data("SSH key")
ssh_key.description = "Proves to the machine that the developer is calling. The private half never leaves the laptop."
ssh_key.classification = Classification.RESTRICTED
ssh_key.isCredentials = True
ssh_key.credentialsLife = Lifetime.MANUAL
ssh_key.isStored = False

home_address = Data("Home address")
home_address.description = "The IP address of the flat, which the security group lets in."
home_address.classification = Classification.RESTRICTED
home_address.isPII = True

source_code = Data("Source code")
source_code.description = "Working copies of private repositories."
source_code.classification = Classification.SENSITIVE

git_token = Data("Git token")
git_token.description = "Lets the machine read and write the repositories. It was pasted into the image that the machine starts from."
git_token.classification = Classification.SECRET
git_token.isCredentials = True
git_token.credentialsLife = Lifetime.HARDCODED
git_token.isStored = False

packages = Data("Packages")
packages.description = "Libraries that the build downloads and runs."
packages.classification = Classification.PUBLIC

# Boundaries

home = Boundary("Home")
home.description = "The developer's flat with its router."

aws = Boundary("AWS")
aws.description = "The developer's own account at Amazon."

private_network = Boundary("Private network")
private_network.description = "A network of its own in the account; a security group lets in SSH from one address."
private_network.inBoundary = aws

# Elements

developer = Actor("Developer")
developer.description = "Writes code and owns the account."
developer.inBoundary = home
developer.maxClassification = Classification.SECRET
developer.controls.authenticatesDestination = True
developer.controls.checksDestinationRevocation = True
developer.isAdmin = True

laptop = Process("Laptop")
laptop.description = "A terminal with SSH client and AWS command line. It keeps the access key in a file."
laptop.inBoundary = home
laptop.maxClassification = Classification.SECRET
laptop.controls.authenticatesDestination = True
laptop.controls.authenticatesSource = True
laptop.controls.implementsAuthenticationScheme = True
laptop.controls.usesMFA = False
laptop.controls.authorizesSource = True
laptop.controls.hasAccessControl = True
laptop.controls.implementsPOLP = False
laptop.controls.validatesInput = True
laptop.controls.sanitizesInput = True
laptop.controls.checksInputBounds = True
laptop.controls.usesParameterizedInput = True
laptop.controls.encodesOutput = True
laptop.controls.usesSecureFunctions = True
laptop.controls.disablesiFrames = True
laptop.controls.verifySessionIdentifiers = True
laptop.controls.implementsNonce = True
laptop.controls.implementsCSRFToken = True
laptop.controls.definesConnectionTimeout = True
laptop.controls.isEncrypted = True
laptop.controls.providesIntegrity = True
laptop.controls.isResilient = True
laptop.controls.handlesResourceConsumption = True
laptop.usesEnvironmentVariables = True
laptop.OS = "Ubuntu 24.04"
laptop.codeType = "Unmanaged"

aws_api = ExternalEntity("AWS API")
aws_api.description = "Amazon's interface to start and stop machines and to change who may reach them."
aws_api.inBoundary = aws
aws_api.maxClassification = Classification.SECRET
aws_api.minTLSVersion = TLSVersion.TLSv12
aws_api.controls.authenticatesSource = True
aws_api.controls.authorizesSource = True
aws_api.controls.hasAccessControl = True
aws_api.controls.isEncrypted = True
aws_api.controls.providesIntegrity = True
aws_api.port = 443
aws_api.protocol = "HTTPS"
aws_api.onAWS = True

workstation = Server("Workstation")
workstation.description = "A virtual machine with compilers, editor server and containers. It is started from an image that is rebuilt each month."
workstation.inBoundary = private_network
workstation.maxClassification = Classification.SECRET
workstation.overrides = [
    Finding(threat_id="DO01", response="If it is flooded, the developer waits or starts another machine.", severity="Low"),
]
workstation.assumptions = [
    Assumption("It serves no web pages", exclude=["INP03", "INP16", "INP17", "INP19", "INP21", "INP22", "INP36", "INP37", "SC02", "SC03", "SC04", "SC05", "DS04", "HA03", "INP28", "INP29"], description="SSH is the only service that listens; test servers bind to the loopback address."),
]
workstation.controls.authenticatesDestination = True
workstation.controls.authenticatesSource = True
workstation.controls.authenticationScheme = "SSH key"
workstation.controls.implementsAuthenticationScheme = True
workstation.controls.authorizesSource = True
workstation.controls.hasAccessControl = True
workstation.controls.sanitizesInput = True
workstation.controls.checksInputBounds = True
workstation.controls.encodesOutput = True
workstation.controls.usesSecureFunctions = True
workstation.controls.implementsServerSideValidation = True
workstation.controls.usesStrongSessionIdentifiers = True
workstation.controls.isEncrypted = True
workstation.controls.providesIntegrity = True
workstation.controls.usesEncryptionAlgorithm = "AES"
workstation.controls.isHardened = True
workstation.port = 22
workstation.protocol = "SSH"
workstation.onAWS = True
workstation.OS = "Ubuntu 24.04"
workstation.usesSessionTokens = False
workstation.usesCache = False
workstation.usesVPN = False
workstation.usesXMLParser = False

project_disk = Datastore("Project disk")
project_disk.description = "A volume with the working copies. It outlives the machine."
project_disk.inBoundary = private_network
project_disk.maxClassification = Classification.SENSITIVE
project_disk.controls.hasAccessControl = True
project_disk.controls.validatesInput = True
project_disk.controls.isEncrypted = True
project_disk.controls.providesIntegrity = True
project_disk.controls.usesEncryptionAlgorithm = "AES"
project_disk.onAWS = True
project_disk.isSQL = False
project_disk.hasWriteAccess = True
project_disk.type = DatastoreType.FILE_SYSTEM

snapshots = Datastore("Snapshots")
snapshots.description = "Copies of the disk, one a night, kept for two weeks."
snapshots.inBoundary = aws
snapshots.maxClassification = Classification.RESTRICTED
snapshots.controls.isEncrypted = True
snapshots.controls.handlesResourceConsumption = True
snapshots.onAWS = True
snapshots.isSQL = False
snapshots.isShared = True
snapshots.type = DatastoreType.AWS_S3

night_watch = Lambda("Night watch")
night_watch.description = "Stops the machine when nobody has been signed in for an hour."
night_watch.inBoundary = aws
night_watch.controls.authenticatesDestination = True
night_watch.controls.checksDestinationRevocation = True
night_watch.controls.implementsAuthenticationScheme = True
night_watch.controls.authorizesSource = True
night_watch.controls.validatesInput = True
night_watch.controls.sanitizesInput = True
night_watch.controls.checksInputBounds = True
night_watch.controls.handlesResourceConsumption = True
night_watch.usesEnvironmentVariables = True
night_watch.environment = "Production"

git_host = ExternalEntity("Git host")
git_host.description = "Keeps the repositories and runs the reviews."
git_host.maxClassification = Classification.SECRET
git_host.minTLSVersion = TLSVersion.TLSv12
git_host.controls.authenticatesSource = True
git_host.controls.authorizesSource = True
git_host.controls.hasAccessControl = True
git_host.controls.isEncrypted = True
git_host.controls.providesIntegrity = True
git_host.port = 443
git_host.protocol = "HTTPS"

package_registry = ExternalEntity("Package registry")
package_registry.description = "Public packages for the build. Anybody can publish there."
package_registry.inScope = False
package_registry.maxClassification = Classification.PUBLIC
package_registry.controls.isEncrypted = True
package_registry.port = 443
package_registry.protocol = "HTTPS"

# Dataflows

commands = Dataflow(developer, laptop, "Commands")
commands.maxClassification = Classification.SECRET
commands.controls.implementsAuthenticationScheme = True
commands.controls.authorizesSource = True
commands.note = "Keyboard and screen; nothing crosses a network."

start_machine = Dataflow(laptop, aws_api, "Start machine")
start_machine.maxClassification = Classification.SECRET
start_machine.controls.implementsAuthenticationScheme = True
start_machine.controls.authorizesSource = True
start_machine.tlsVersion = TLSVersion.TLSv13
start_machine.data = [access_key]

machine_address = Dataflow(aws_api, laptop, "Machine address")
machine_address.controls.implementsAuthenticationScheme = True
machine_address.controls.authorizesSource = True
machine_address.controls.isEncrypted = True
machine_address.isResponse = True
machine_address.responseTo = start_machine
machine_address.tlsVersion = TLSVersion.TLSv13
machine_address.protocol = "HTTPS"

allow_my_address = Dataflow(laptop, aws_api, "Allow my address")
allow_my_address.maxClassification = Classification.SECRET
allow_my_address.controls.implementsAuthenticationScheme = True
allow_my_address.controls.authorizesSource = True
allow_my_address.tlsVersion = TLSVersion.TLSv13
allow_my_address.data = [access_key, home_address]
allow_my_address.note = "Needed again each time the router gets a new address."

open_shell = Dataflow(laptop, workstation, "Open shell")
open_shell.maxClassification = Classification.SENSITIVE
open_shell.controls.authenticatesDestination = True
open_shell.controls.checksDestinationRevocation = False
open_shell.controls.implementsAuthenticationScheme = True
open_shell.controls.authorizesSource = True
open_shell.dstPort = 22
open_shell.data = [ssh_key]

shell_output = Dataflow(workstation, laptop, "Shell output")
shell_output.maxClassification = Classification.SENSITIVE
shell_output.controls.implementsAuthenticationScheme = True
shell_output.controls.authorizesSource = True
shell_output.isResponse = True
shell_output.responseTo = open_shell
shell_output.data = [source_code]

fetch_code = Dataflow(workstation, git_host, "Fetch code")
fetch_code.maxClassification = Classification.SECRET
fetch_code.tlsVersion = TLSVersion.TLSv13
fetch_code.data = [git_token]

repository = Dataflow(git_host, workstation, "Repository")
repository.maxClassification = Classification.SENSITIVE
repository.isResponse = True
repository.responseTo = fetch_code
repository.tlsVersion = TLSVersion.TLSv13
repository.data = [source_code]

fetch_packages = Dataflow(workstation, package_registry, "Fetch packages")
fetch_packages.maxClassification = Classification.PUBLIC
fetch_packages.tlsVersion = TLSVersion.TLSv13

packages_2 = Dataflow(package_registry, workstation, "Packages")
packages_2.maxClassification = Classification.PUBLIC
packages_2.isResponse = True
packages_2.responseTo = fetch_packages
packages_2.tlsVersion = TLSVersion.TLSv13
packages_2.data = [packages]

save_work = Dataflow(workstation, project_disk, "Save work")
save_work.maxClassification = Classification.SENSITIVE
save_work.controls.authenticatesDestination = True
save_work.controls.checksDestinationRevocation = True
save_work.controls.implementsAuthenticationScheme = True
save_work.controls.authorizesSource = True
save_work.data = [source_code]
save_work.usesVPN = True

push_code = Dataflow(workstation, git_host, "Push code")
push_code.maxClassification = Classification.SECRET
push_code.tlsVersion = TLSVersion.TLSv13
push_code.data = [source_code, git_token]

nightly_copy = Dataflow(project_disk, snapshots, "Nightly copy")
nightly_copy.maxClassification = Classification.SENSITIVE
nightly_copy.controls.authenticatesDestination = True
nightly_copy.controls.checksDestinationRevocation = True
nightly_copy.controls.implementsAuthenticationScheme = True
nightly_copy.controls.authorizesSource = True
nightly_copy.tlsVersion = TLSVersion.TLSv12
nightly_copy.data = [source_code]
nightly_copy.note = "Snapshots are cleared for restricted data only, and source code is sensitive."
nightly_copy.usesVPN = True

stop_idle_machine = Dataflow(night_watch, aws_api, "Stop idle machine")
stop_idle_machine.tlsVersion = TLSVersion.TLSv13

if __name__ == "__main__":
    tm.process()
