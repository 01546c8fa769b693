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
    Lambda,
    Lifetime,
    Process,
    Server,
    TLSVersion,
    TM,
)

tm = TM("Web shop")
tm.description = "A small shop sells to customers over the web. A web server shows the pages, an API places the orders and keeps them in a database, and a payment provider charges the cards. The warehouse and the mail to customers are left out."
tm.isOrdered = True
tm.mergeResponses = False
tm.assumptions = [
    Assumption("TLS 1.2 or newer is enough on the way", exclude=["DE03"], description="The security team has decided that flows need no VPN on top of TLS."),
]

# Data

credentials = Data("Credentials")
credentials.description = "E-mail address and password of a customer. Only a salted hash of the password is kept."
credentials.format = "Form"
credentials.classification = Classification.SECRET
credentials.isPII = True
credentials.isCredentials = True
credentials.credentialsLife = Lifetime.MANUAL
credentials.isStored = False

session_token = Data("Session token")
session_token.description = "A cookie that stands for a signed-in customer."
session_token.format = "Cookie"
session_token.classification = Classification.RESTRICTED
session_token.isCredentials = True
session_token.credentialsLife = Lifetime.SHORT
session_token.isStored = False

order = Data("Order")
order.description = "What was bought, by whom, and where it is to be sent."
order.format = "JSON"
order.classification = Classification.SENSITIVE
order.isPII = True

card_number = Data("Card number")
card_number.description = "Number, expiry date and security code of a card. It is passed on to the provider and never kept."
card_number.format = "JSON"
card_number.classification = Classification.SECRET
card_number.isPII = True
card_number.isStored = False

# Boundaries

internet = Boundary("Internet")
internet.description = "Anything that is not ours. Whoever is here may be an attacker."

aws = Boundary("AWS")
aws.description = "The shop's own account at Amazon, in one region."

private_subnet = Boundary("Private subnet")
private_subnet.description = "Reached from inside the account only; no route leads here from the internet."
private_subnet.inBoundary = aws

# Elements

customer = Actor("Customer")
customer.description = "Someone who buys something, with a browser of their own choice."
customer.inBoundary = internet
customer.maxClassification = Classification.SECRET
customer.controls.authenticatesDestination = True

web_server = Server("Web Server")
web_server.description = "Shows the shop and keeps customers signed in. Runs Nginx and a Django application in a container."
web_server.inBoundary = aws
web_server.maxClassification = Classification.SECRET
web_server.minTLSVersion = TLSVersion.TLSv12
web_server.assumptions = [
    Assumption("No XML is read", exclude=["INP19", "INP21", "INP22"], description="Forms and JSON only; the XML parser is not installed in the container."),
]
web_server.sourceFiles = ["shop/web/settings.py", "shop/web/views.py"]
web_server.controls.authenticatesDestination = True
web_server.controls.checksDestinationRevocation = True
web_server.controls.authenticatesSource = True
web_server.controls.authenticationScheme = "Password and session cookie"
web_server.controls.implementsAuthenticationScheme = True
web_server.controls.authorizesSource = True
web_server.controls.hasAccessControl = True
web_server.controls.sanitizesInput = True
web_server.controls.checksInputBounds = True
web_server.controls.encodesOutput = True
web_server.controls.usesSecureFunctions = True
web_server.controls.implementsServerSideValidation = True
web_server.controls.validatesHeaders = True
web_server.controls.encodesHeaders = True
web_server.controls.implementsStrictHTTPValidation = True
web_server.controls.validatesContentType = True
web_server.controls.invokesScriptFilters = True
web_server.controls.usesStrongSessionIdentifiers = False
web_server.controls.implementsNonce = True
web_server.controls.implementsCSRFToken = True
web_server.controls.definesConnectionTimeout = True
web_server.controls.isEncrypted = True
web_server.controls.providesIntegrity = True
web_server.controls.usesCodeSigning = True
web_server.controls.usesEncryptionAlgorithm = "AES"
web_server.controls.isHardened = True
web_server.controls.handlesResourceConsumption = True
web_server.port = 443
web_server.protocol = "HTTPS"
web_server.onAWS = True
web_server.OS = "Debian 12"
web_server.usesSessionTokens = True
web_server.usesCache = False
web_server.usesXMLParser = False

shop_api = Process("Shop API")
shop_api.description = "Places orders, asks the payment provider for the money and answers the web server. Written in Python, called only from inside the account."
shop_api.inBoundary = aws
shop_api.maxClassification = Classification.SECRET
shop_api.minTLSVersion = TLSVersion.TLSv12
shop_api.sourceFiles = ["shop/api/orders.py", "shop/api/payments.py"]
shop_api.controls.authenticatesDestination = True
shop_api.controls.checksDestinationRevocation = True
shop_api.controls.authenticatesSource = True
shop_api.controls.authenticationScheme = "Mutual TLS"
shop_api.controls.implementsAuthenticationScheme = True
shop_api.controls.authorizesSource = True
shop_api.controls.hasAccessControl = True
shop_api.controls.implementsPOLP = False
shop_api.controls.validatesInput = True
shop_api.controls.sanitizesInput = True
shop_api.controls.checksInputBounds = True
shop_api.controls.usesParameterizedInput = True
shop_api.controls.encodesOutput = True
shop_api.controls.usesSecureFunctions = True
shop_api.controls.disablesiFrames = True
shop_api.controls.usesStrongSessionIdentifiers = True
shop_api.controls.verifySessionIdentifiers = True
shop_api.controls.implementsNonce = True
shop_api.controls.implementsCSRFToken = True
shop_api.controls.encryptsCookies = True
shop_api.controls.definesConnectionTimeout = True
shop_api.controls.isEncrypted = True
shop_api.controls.providesIntegrity = True
shop_api.controls.handlesResourceConsumption = True
shop_api.port = 8443
shop_api.protocol = "HTTPS"
shop_api.usesEnvironmentVariables = True
shop_api.codeType = "Managed"
shop_api.implementsAPI = True

orders_db = Datastore("Orders DB")
orders_db.description = "Customers with their addresses, and their orders. PostgreSQL, run by Amazon RDS."
orders_db.inBoundary = private_subnet
orders_db.maxClassification = Classification.SENSITIVE
orders_db.minTLSVersion = TLSVersion.TLSv12
orders_db.overrides = [
    Finding(threat_id="DE04", response="The audit log is copied every hour to a bucket that nobody can overwrite.", severity="Medium"),
]
orders_db.controls.authenticatesSource = True
orders_db.controls.hasAccessControl = True
orders_db.controls.implementsPOLP = True
orders_db.controls.isEncrypted = True
orders_db.controls.providesIntegrity = True
orders_db.controls.usesEncryptionAlgorithm = "AES"
orders_db.port = 5432
orders_db.protocol = "PostgreSQL"
orders_db.onAWS = True
orders_db.onRDS = True
orders_db.storesPII = True
orders_db.isSQL = True
orders_db.isShared = False
orders_db.hasWriteAccess = True
orders_db.type = DatastoreType.SQL

cleanup = Lambda("Cleanup")
cleanup.description = "Removes carts that nobody has touched for a month. A timer starts it each night."
cleanup.inBoundary = private_subnet
cleanup.maxClassification = Classification.SENSITIVE
cleanup.controls.authenticatesDestination = True
cleanup.controls.implementsAuthenticationScheme = True
cleanup.controls.authorizesSource = True
cleanup.controls.validatesInput = True
cleanup.controls.sanitizesInput = True
cleanup.controls.providesIntegrity = True
cleanup.controls.handlesResourceConsumption = True
cleanup.usesEnvironmentVariables = True
cleanup.environment = "Production"

payment_provider = ExternalEntity("Payment Provider")
payment_provider.description = "Charges cards on the shop's behalf and is certified for it. Its inside is not ours to judge."
payment_provider.maxClassification = Classification.SECRET
payment_provider.minTLSVersion = TLSVersion.TLSv12
payment_provider.controls.authenticatesSource = True
payment_provider.controls.isEncrypted = True
payment_provider.controls.providesIntegrity = True
payment_provider.port = 443
payment_provider.protocol = "HTTPS"

# Dataflows

sign_in = Dataflow(customer, web_server, "Sign in")
sign_in.maxClassification = Classification.SECRET
sign_in.tlsVersion = TLSVersion.TLSv13
sign_in.data = [credentials]
sign_in.note = "After five wrong passwords the account is locked for a quarter of an hour."

session_cookie = Dataflow(web_server, customer, "Session cookie")
session_cookie.maxClassification = Classification.SECRET
session_cookie.controls.implementsAuthenticationScheme = True
session_cookie.controls.authorizesSource = True
session_cookie.isResponse = True
session_cookie.responseTo = sign_in
session_cookie.tlsVersion = TLSVersion.TLSv13
session_cookie.data = [session_token]
session_cookie.usesSessionTokens = True

place_order = Dataflow(customer, web_server, "Place order")
place_order.maxClassification = Classification.SECRET
place_order.controls.implementsAuthenticationScheme = True
place_order.controls.authorizesSource = True
place_order.tlsVersion = TLSVersion.TLSv13
place_order.data = [order, card_number, session_token]
place_order.usesSessionTokens = True

order_request = Dataflow(web_server, shop_api, "Order request")
order_request.maxClassification = Classification.SECRET
order_request.tlsVersion = TLSVersion.TLSv13
order_request.data = [order, card_number]
order_request.usesVPN = True

charge_card = Dataflow(shop_api, payment_provider, "Charge card")
charge_card.maxClassification = Classification.SECRET
charge_card.controls.implementsAuthenticationScheme = True
charge_card.controls.authorizesSource = True
charge_card.tlsVersion = TLSVersion.TLSv13
charge_card.data = [card_number]

payment_result = Dataflow(payment_provider, shop_api, "Payment result")
payment_result.maxClassification = Classification.SECRET
payment_result.controls.implementsAuthenticationScheme = True
payment_result.controls.authorizesSource = True
payment_result.isResponse = True
payment_result.responseTo = charge_card
payment_result.tlsVersion = TLSVersion.TLSv13

write_order = Dataflow(shop_api, orders_db, "Write order")
write_order.maxClassification = Classification.SENSITIVE
write_order.tlsVersion = TLSVersion.TLSv11
write_order.data = [order]
write_order.note = "The database driver still asks for TLS 1.1."

order_id = Dataflow(orders_db, shop_api, "Order id")
order_id.maxClassification = Classification.SENSITIVE
order_id.isResponse = True
order_id.responseTo = write_order
order_id.tlsVersion = TLSVersion.TLSv12

confirmation = Dataflow(shop_api, web_server, "Confirmation")
confirmation.maxClassification = Classification.SECRET
confirmation.isResponse = True
confirmation.responseTo = order_request
confirmation.tlsVersion = TLSVersion.TLSv13
confirmation.data = [order]
confirmation.usesVPN = True

order_page = Dataflow(web_server, customer, "Order page")
order_page.maxClassification = Classification.SECRET
order_page.controls.implementsAuthenticationScheme = True
order_page.controls.authorizesSource = True
order_page.isResponse = True
order_page.responseTo = place_order
order_page.tlsVersion = TLSVersion.TLSv13
order_page.data = [order]

delete_stale_carts = Dataflow(cleanup, orders_db, "Delete stale carts")
delete_stale_carts.maxClassification = Classification.SENSITIVE
delete_stale_carts.tlsVersion = TLSVersion.TLSv12
delete_stale_carts.note = "Started by a timer at three in the morning, not by a customer."
delete_stale_carts.usesVPN = True

if __name__ == "__main__":
    tm.process()
