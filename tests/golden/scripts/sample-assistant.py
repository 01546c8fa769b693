#!/usr/bin/env python3
# The threat model "Assistant with tools", for pytm 1.4.

from pytm import (
    Actor,
    Agent,
    Assumption,
    Boundary,
    Classification,
    Data,
    Dataflow,
    Datastore,
    ExternalEntity,
    Finding,
    LLM,
    Lambda,
    Lifetime,
    Process,
    Server,
    TLSVersion,
    TM,
)

tm = TM("Assistant with tools")
tm.description = "Employees ask an assistant about their company. It looks up documents, lets a language model at a provider write the answer, and opens tickets when it is asked to. Sign-in to the company network is left out."
tm.isOrdered = True
tm.assumptions = [
    Assumption("The provider trains on nothing of ours", exclude=["LLM04"], description="The contract rules it out, and the setting is checked every quarter."),
]

# Data

question = Data("Question")
question.description = "What the employee typed; it may hold anything."
question.classification = Classification.RESTRICTED
question.isPII = True

passages = Data("Passages")
passages.description = "Pieces of documents that fit the question, contracts among them."
passages.format = "JSON"
passages.classification = Classification.SENSITIVE

answer = Data("Answer")
answer.description = "Text of the model, with links to the documents."
answer.format = "JSON"
answer.classification = Classification.RESTRICTED

ticket_token = Data("Ticket token")
ticket_token.description = "Lets the tool runner open tickets in the assistant's name."
ticket_token.classification = Classification.SENSITIVE
ticket_token.isCredentials = True
ticket_token.credentialsLife = Lifetime.LONG
ticket_token.isStored = False

tool_request = Data("Tool request")
tool_request.description = "Name of a tool and its arguments, as the model proposed them."
tool_request.format = "JSON"
tool_request.classification = Classification.RESTRICTED

# Boundaries

office = Boundary("Office")
office.description = "Managed computers of employees."

company_cloud = Boundary("Company cloud")
company_cloud.description = "The company's own cluster; it talks to the internet through one proxy."

tool_sandbox = Boundary("Tool sandbox")
tool_sandbox.description = "Containers that live for one call and see no secrets but the ticket token."
tool_sandbox.inBoundary = company_cloud

model_provider = Boundary("Model provider")
model_provider.description = "Another company's service, reached over the internet."

# Elements

employee = Actor("Employee")
employee.description = "Anyone with an account in the company."
employee.inBoundary = office
employee.maxClassification = Classification.SENSITIVE
employee.controls.authenticatesDestination = True
employee.controls.checksDestinationRevocation = True

chat_server = Server("Chat Server")
chat_server.description = "Shows the conversation and keeps it for a week."
chat_server.inBoundary = company_cloud
chat_server.maxClassification = Classification.SENSITIVE
chat_server.minTLSVersion = TLSVersion.TLSv12
chat_server.assumptions = [
    Assumption("No XML is read", exclude=["INP19", "INP21", "INP22"], description="The page and the server exchange JSON only."),
]
chat_server.controls.authenticatesDestination = True
chat_server.controls.checksDestinationRevocation = True
chat_server.controls.authenticatesSource = True
chat_server.controls.authenticationScheme = "OpenID Connect"
chat_server.controls.implementsAuthenticationScheme = True
chat_server.controls.authorizesSource = True
chat_server.controls.hasAccessControl = True
chat_server.controls.validatesInput = True
chat_server.controls.sanitizesInput = True
chat_server.controls.checksInputBounds = True
chat_server.controls.usesSecureFunctions = True
chat_server.controls.implementsServerSideValidation = True
chat_server.controls.validatesHeaders = True
chat_server.controls.encodesHeaders = True
chat_server.controls.implementsStrictHTTPValidation = True
chat_server.controls.validatesContentType = True
chat_server.controls.invokesScriptFilters = True
chat_server.controls.usesStrongSessionIdentifiers = True
chat_server.controls.implementsNonce = True
chat_server.controls.implementsCSRFToken = True
chat_server.controls.definesConnectionTimeout = True
chat_server.controls.isEncrypted = True
chat_server.controls.providesIntegrity = True
chat_server.controls.usesCodeSigning = True
chat_server.controls.usesEncryptionAlgorithm = "AES"
chat_server.controls.isHardened = True
chat_server.controls.isResilient = True
chat_server.controls.handlesResourceConsumption = True
chat_server.port = 443
chat_server.protocol = "HTTPS"
chat_server.OS = "Alpine 3.20"
chat_server.usesSessionTokens = True
chat_server.usesCache = False
chat_server.usesVPN = True
chat_server.usesXMLParser = False

assistant = Agent("Assistant")
assistant.description = "Decides what to look up and which tool to call, and puts the prompt together."
assistant.inBoundary = company_cloud
assistant.maxClassification = Classification.SENSITIVE
assistant.minTLSVersion = TLSVersion.TLSv12
assistant.sourceFiles = ["assistant/plan.py", "assistant/tools.toml"]
assistant.controls.authenticatesDestination = True
assistant.controls.checksDestinationRevocation = True
assistant.controls.isEncrypted = True
assistant.controls.providesIntegrity = True
assistant.port = 8080
assistant.protocol = "HTTPS"
assistant.usesExternalTools = True

language_model = LLM("Language Model")
language_model.description = "Writes the answer and proposes tool calls. A large model that the provider runs for many customers."
language_model.inBoundary = model_provider
language_model.maxClassification = Classification.RESTRICTED
language_model.minTLSVersion = TLSVersion.TLSv12
language_model.overrides = [
    Finding(threat_id="LLM07", response="Only employees can reach it, and conversations are kept for a week.", severity="Medium"),
]
language_model.controls.encodesOutput = True
language_model.controls.isEncrypted = True
language_model.controls.providesIntegrity = True
language_model.port = 443
language_model.protocol = "HTTPS"
language_model.isThirdParty = True
language_model.isSelfHosted = False
language_model.processesPersonalData = True
language_model.hasAgentCapabilities = True
language_model.hasAccessToSensitiveSystems = True
language_model.executesCode = False
language_model.hasSystemPrompt = True
language_model.processesUntrustedInput = True
language_model.hasRAG = True
language_model.hasFineTuning = False

document_store = Datastore("Document Store")
document_store.description = "Passages of handbooks, contracts and minutes with their search vectors."
document_store.inBoundary = company_cloud
document_store.maxClassification = Classification.SENSITIVE
document_store.minTLSVersion = TLSVersion.TLSv12
document_store.assumptions = [
    Assumption("The others only read", exclude=["AC02"], description="The company's search shares the store with an account that cannot write."),
]
document_store.controls.authenticatesSource = True
document_store.controls.hasAccessControl = True
document_store.controls.implementsPOLP = True
document_store.controls.isEncrypted = True
document_store.controls.providesIntegrity = True
document_store.controls.usesEncryptionAlgorithm = "AES"
document_store.controls.handlesResourceConsumption = True
document_store.port = 9200
document_store.protocol = "HTTPS"
document_store.storesPII = True
document_store.isSQL = False
document_store.isShared = True
document_store.hasWriteAccess = True

document_loader = Lambda("Document Loader")
document_loader.description = "Cuts new documents into passages each night. Employees may drop files into its folder."
document_loader.inBoundary = company_cloud
document_loader.maxClassification = Classification.SENSITIVE
document_loader.controls.authenticatesDestination = True
document_loader.controls.checksDestinationRevocation = True
document_loader.controls.sanitizesInput = False
document_loader.controls.checksInputBounds = True
document_loader.controls.providesIntegrity = True
document_loader.controls.handlesResourceConsumption = True
document_loader.onAWS = False

tool_runner = Process("Tool Runner")
tool_runner.description = "Starts the tool that the assistant names and hands the result back."
tool_runner.inBoundary = tool_sandbox
tool_runner.maxClassification = Classification.SENSITIVE
tool_runner.minTLSVersion = TLSVersion.TLSv12
tool_runner.controls.authenticatesDestination = True
tool_runner.controls.authenticatesSource = True
tool_runner.controls.implementsAuthenticationScheme = True
tool_runner.controls.authorizesSource = True
tool_runner.controls.hasAccessControl = True
tool_runner.controls.implementsPOLP = True
tool_runner.controls.validatesInput = True
tool_runner.controls.checksInputBounds = True
tool_runner.controls.usesParameterizedInput = False
tool_runner.controls.encodesOutput = True
tool_runner.controls.usesSecureFunctions = True
tool_runner.controls.disablesiFrames = True
tool_runner.controls.verifySessionIdentifiers = True
tool_runner.controls.implementsNonce = True
tool_runner.controls.implementsCSRFToken = True
tool_runner.controls.encryptsCookies = True
tool_runner.controls.definesConnectionTimeout = True
tool_runner.controls.isEncrypted = True
tool_runner.controls.providesIntegrity = True
tool_runner.controls.isResilient = True
tool_runner.controls.handlesResourceConsumption = True
tool_runner.port = 7000
tool_runner.protocol = "HTTPS"
tool_runner.usesEnvironmentVariables = True
tool_runner.codeType = "Managed"
tool_runner.implementsAPI = True
tool_runner.environment = "Production"

ticket_system = ExternalEntity("Ticket System")
ticket_system.description = "Another team runs it. What it does with a ticket is not judged here."
ticket_system.inScope = False
ticket_system.maxClassification = Classification.RESTRICTED
ticket_system.controls.authenticatesSource = True
ticket_system.controls.isEncrypted = True
ticket_system.port = 443
ticket_system.protocol = "HTTPS"

# Dataflows

question_2 = Dataflow(employee, chat_server, "Question")
question_2.maxClassification = Classification.SENSITIVE
question_2.controls.implementsAuthenticationScheme = True
question_2.controls.authorizesSource = True
question_2.tlsVersion = TLSVersion.TLSv13
question_2.data = [question]
question_2.usesVPN = True
question_2.usesSessionTokens = True

task = Dataflow(chat_server, assistant, "Task")
task.maxClassification = Classification.SENSITIVE
task.tlsVersion = TLSVersion.TLSv13
task.data = [question]
task.usesVPN = True

search = Dataflow(assistant, document_store, "Search")
search.maxClassification = Classification.SENSITIVE
search.tlsVersion = TLSVersion.TLSv13
search.data = [question]
search.usesVPN = True

passages_2 = Dataflow(document_store, assistant, "Passages")
passages_2.maxClassification = Classification.SENSITIVE
passages_2.isResponse = True
passages_2.responseTo = search
passages_2.tlsVersion = TLSVersion.TLSv13
passages_2.data = [passages]
passages_2.note = "The store does not know who asked, so it cannot leave out what that person may not see."
passages_2.usesVPN = True

prompt = Dataflow(assistant, language_model, "Prompt")
prompt.maxClassification = Classification.RESTRICTED
prompt.tlsVersion = TLSVersion.TLSv13
prompt.data = [question, passages]
prompt.note = "The provider is cleared for restricted data, but passages of contracts are sensitive."

completion = Dataflow(language_model, assistant, "Completion")
completion.maxClassification = Classification.RESTRICTED
completion.isResponse = True
completion.responseTo = prompt
completion.tlsVersion = TLSVersion.TLSv13
completion.data = [answer, tool_request]

tool_call = Dataflow(assistant, tool_runner, "Tool call")
tool_call.maxClassification = Classification.SENSITIVE
tool_call.tlsVersion = TLSVersion.TLSv13
tool_call.data = [tool_request]
tool_call.usesVPN = True

open_ticket = Dataflow(tool_runner, ticket_system, "Open ticket")
open_ticket.maxClassification = Classification.SENSITIVE
open_ticket.controls.checksDestinationRevocation = True
open_ticket.controls.implementsAuthenticationScheme = True
open_ticket.controls.authorizesSource = True
open_ticket.tlsVersion = TLSVersion.TLSv13
open_ticket.data = [tool_request, ticket_token]

tool_result = Dataflow(tool_runner, assistant, "Tool result")
tool_result.maxClassification = Classification.SENSITIVE
tool_result.isResponse = True
tool_result.responseTo = tool_call
tool_result.tlsVersion = TLSVersion.TLSv13
tool_result.usesVPN = True

answer_2 = Dataflow(assistant, chat_server, "Answer")
answer_2.maxClassification = Classification.SENSITIVE
answer_2.isResponse = True
answer_2.responseTo = task
answer_2.tlsVersion = TLSVersion.TLSv13
answer_2.data = [answer]
answer_2.usesVPN = True

reply = Dataflow(chat_server, employee, "Reply")
reply.maxClassification = Classification.SENSITIVE
reply.controls.implementsAuthenticationScheme = True
reply.controls.authorizesSource = True
reply.isResponse = True
reply.responseTo = question_2
reply.tlsVersion = TLSVersion.TLSv13
reply.data = [answer]
reply.usesVPN = True

new_documents = Dataflow(document_loader, document_store, "New documents")
new_documents.maxClassification = Classification.SENSITIVE
new_documents.tlsVersion = TLSVersion.TLSv13
new_documents.data = [passages]
new_documents.note = "Runs each night, apart from any question. Whoever can drop a file into the folder can speak to the model."
new_documents.usesVPN = True

if __name__ == "__main__":
    tm.process()
