#!/usr/bin/env python3
# The threat model "Cloud VMs for development", for pytm 1.4.

from pytm import (
    Actor,
    Boundary,
    Classification,
    Data,
    Dataflow,
    ExternalEntity,
    Server,
    TM,
)

tm = TM("Cloud VMs for development")
tm.description = "Developer machine that starts and uses a cloud VM"
tm.isOrdered = True

# Data

user_ip_address = Data("User IP address")

undefined = Data("undefined")
undefined.description = "Development commands and data"
undefined.classification = Classification.UNKNOWN

# Boundaries

laptop = Boundary("Laptop")

aws = Boundary("AWS")

# Elements

user = Actor("User")
user.inBoundary = laptop

ec2_vm = Server("EC2 VM")
ec2_vm.inBoundary = aws
ec2_vm.controls.isHardened = True
ec2_vm.onAWS = True
ec2_vm.OS = "Ubuntu"

security_group = ExternalEntity("Security Group")
security_group.inBoundary = aws

# Dataflows

user_allows_access_from_own_ip_address = Dataflow(user, security_group, "User allows access from own IP address")
user_allows_access_from_own_ip_address.protocol = "AWS API"
user_allows_access_from_own_ip_address.data = [user_ip_address]

user_starts_ec2_instance = Dataflow(user, ec2_vm, "User starts EC2 instance")
user_starts_ec2_instance.protocol = "AWS API"

user_reads_dns_name_of_ec2_instance = Dataflow(ec2_vm, user, "User reads DNS name of EC2 instance")
user_reads_dns_name_of_ec2_instance.protocol = "AWS API"

user_uses_vm = Dataflow(user, ec2_vm, "User uses VM")
user_uses_vm.dstPort = 22
user_uses_vm.protocol = "SSH"
user_uses_vm.data = [undefined]

user_stops_vm = Dataflow(user, ec2_vm, "User stops VM")
user_stops_vm.protocol = "AWS API"

if __name__ == "__main__":
    tm.process()
