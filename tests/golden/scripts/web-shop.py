#!/usr/bin/env python3
# The threat model "Web shop", for pytm 1.4.

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
    Lifetime,
    Process,
    Server,
    TLSVersion,
    TM,
)

tm = TM("Web shop")
tm.description = "Customers buy goods; a payment provider takes the money."
tm.isOrdered = True
tm.mergeResponses = True
tm.assumptions = [
    Assumption("WAF in front of every server", exclude=["INP16", "INP33"], description="Managed rule set, tested monthly"),
    Assumption("Staff are trained"),
]

# Data

customer_password = Data("Customer password")
customer_password.classification = Classification.SECRET
customer_password.isPII = False
customer_password.isCredentials = True
customer_password.credentialsLife = Lifetime.LONG
customer_password.isStored = True

postal_address = Data("Postal address")
postal_address.format = "JSON"
postal_address.classification = Classification.SENSITIVE
postal_address.isPII = True
postal_address.isStored = True

invoice = Data("Invoice")
invoice.format = "XML"
invoice.classification = Classification.RESTRICTED

api_token = Data("API token")
api_token.isCredentials = True
api_token.credentialsLife = Lifetime.HARDCODED

# Boundaries

internet = Boundary("Internet")

cloud_account = Boundary("Cloud account")

vpc = Boundary("VPC")
vpc.inBoundary = cloud_account

private_subnet = Boundary("Private subnet")
private_subnet.inBoundary = vpc

# Elements

customer = Actor("Customer")
customer.inBoundary = internet

shop_administrator = Actor("Shop administrator")
shop_administrator.inBoundary = internet
shop_administrator.isAdmin = True

shop_front_end = Server("Shop front end")
shop_front_end.inBoundary = vpc
shop_front_end.maxClassification = Classification.SENSITIVE
shop_front_end.minTLSVersion = TLSVersion.TLSv12
shop_front_end.overrides = [
    Finding(threat_id="DS05", condition="", cvss="3.1", description="", details="", example="", id="", mitigations="", references="", response="accepted: only public pages are cached", severity="Low"),
    Finding(threat_id="INP02", condition="", description="", details="", example="", id="", mitigations="", references="", response="mitigated: memory safe language", severity="Very Low"),
]
shop_front_end.assumptions = [
    Assumption("Sessions live in memory", exclude=["AC17", "AC19"]),
]
shop_front_end.levels = {0, 1}
shop_front_end.controls.validatesInput = True
shop_front_end.controls.sanitizesInput = True
shop_front_end.controls.encodesOutput = True
shop_front_end.controls.isEncrypted = True
shop_front_end.controls.isHardened = True
shop_front_end.port = 443
shop_front_end.protocol = "HTTPS"
shop_front_end.usesSessionTokens = True
shop_front_end.usesCache = True

order_service = Process("Order service")
order_service.inBoundary = private_subnet
order_service.levels = {1}
order_service.controls.hasAccessControl = True
order_service.controls.implementsPOLP = True
order_service.controls.checksInputBounds = True
order_service.usesEnvironmentVariables = True
order_service.codeType = "Managed"
order_service.implementsAPI = True

order_database = Datastore("Order database")
order_database.inBoundary = private_subnet
order_database.maxClassification = Classification.SECRET
order_database.controls.hasAccessControl = True
order_database.controls.isEncryptedAtRest = True
order_database.storesPII = True
order_database.isSQL = True
order_database.isShared = True
order_database.type = DatastoreType.SQL

payment_provider = ExternalEntity("Payment provider")
payment_provider.inBoundary = internet
payment_provider.inScope = False

# Dataflows

log_in = Dataflow(customer, shop_front_end, "Log in")
log_in.tlsVersion = TLSVersion.TLSv11
log_in.data = [customer_password]
log_in.note = "First step of every visit"

welcome_page = Dataflow(shop_front_end, customer, "Welcome page")
welcome_page.isResponse = True
welcome_page.responseTo = log_in

place_order = Dataflow(shop_front_end, order_service, "Place order")
place_order.protocol = "HTTPS"
place_order.data = [postal_address, invoice]
place_order.usesVPN = True

store_order = Dataflow(order_service, order_database, "Store order")
store_order.dstPort = 5432
store_order.protocol = "SQL"
store_order.data = [postal_address]

charge_card = Dataflow(order_service, payment_provider, "Charge card")
charge_card.protocol = "HTTPS"
charge_card.data = [invoice, api_token]

charge_result = Dataflow(payment_provider, order_service, "Charge result")
charge_result.isResponse = True

run_sales_report = Dataflow(shop_administrator, order_service, "Run sales report")
run_sales_report.controls.authorizesSource = True
run_sales_report.protocol = "HTTP"
run_sales_report.usesSessionTokens = True

if __name__ == "__main__":
    tm.process()
