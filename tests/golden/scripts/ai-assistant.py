#!/usr/bin/env python3
# The threat model "Support assistant", for pytm 1.4.

from pytm import (
    Actor,
    Agent,
    Boundary,
    Classification,
    Data,
    Dataflow,
    Datastore,
    LLM,
    Server,
    TM,
)

tm = TM("Support assistant")
tm.description = "A chat assistant answers customers from a knowledge base"
tm.isOrdered = True

# Data

question = Data("Question")
question.classification = Classification.SENSITIVE
question.isPII = True

# Boundaries

public = Boundary("Public")

company_network = Boundary("Company network")

model_vendor = Boundary("Model vendor")

# Elements

visitor = Actor("Visitor")
visitor.inBoundary = public

chat_server = Server("Chat server")
chat_server.inBoundary = company_network
chat_server.controls.authenticatesSource = True
chat_server.controls.isEncrypted = True
chat_server.port = 443
chat_server.protocol = "HTTPS"

hosted_model = LLM("Hosted model")
hosted_model.inBoundary = model_vendor
hosted_model.isThirdParty = True
hosted_model.processesPersonalData = True
hosted_model.hasContentFiltering = False
hosted_model.hasSystemPrompt = True
hosted_model.processesUntrustedInput = True

local_model = LLM("Local model")
local_model.inBoundary = company_network
local_model.controls.isHardened = True
local_model.isThirdParty = False
local_model.isSelfHosted = True
local_model.hasAgentCapabilities = True
local_model.hasAccessToSensitiveSystems = True
local_model.executesCode = True
local_model.hasRAG = True
local_model.hasFineTuning = True

tool_agent = Agent("Tool agent")
tool_agent.inBoundary = company_network
tool_agent.usesExternalTools = True

careful_agent = Agent("Careful agent")
careful_agent.inBoundary = company_network
careful_agent.usesExternalTools = True
careful_agent.validatesToolLaunchConfig = True

knowledge_base = Datastore("Knowledge base")
knowledge_base.inBoundary = company_network
knowledge_base.storesPII = True

# Dataflows

ask = Dataflow(visitor, chat_server, "Ask")
ask.data = [question]

complete = Dataflow(chat_server, hosted_model, "Complete")
complete.protocol = "HTTPS"
complete.data = [question]

completion = Dataflow(hosted_model, chat_server, "Completion")
completion.responseTo = complete

search_passages = Dataflow(local_model, knowledge_base, "Search passages")

call_tool = Dataflow(local_model, tool_agent, "Call tool")

write_log = Dataflow(tool_agent, knowledge_base, "Write log")

read_log = Dataflow(careful_agent, knowledge_base, "Read log")

answer = Dataflow(chat_server, visitor, "Answer")
answer.responseTo = ask

if __name__ == "__main__":
    tm.process()
