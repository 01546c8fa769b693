#!/usr/bin/env python3
# The threat model "Comment site", for pytm 1.4.

from pytm import (
    Actor,
    Boundary,
    Classification,
    Data,
    Dataflow,
    Datastore,
    DatastoreType,
    Lambda,
    Server,
    TM,
)

tm = TM("Comment site")
tm.description = "A user posts comments, a web server stores them, a lambda cleans up"

# Data

comments = Data("Comments")
comments.description = "Comments in HTML or Markdown"
comments.classification = Classification.PUBLIC

undefined = Data("undefined")
undefined.description = "Ack of saving or error message, in JSON"
undefined.classification = Classification.UNKNOWN

undefined_2 = Data("undefined")
undefined_2.description = "MySQL insert statement, all literals"
undefined_2.classification = Classification.UNKNOWN

undefined_3 = Data("undefined")
undefined_3.description = "Results of insert op"
undefined_3.classification = Classification.UNKNOWN

# Boundaries

user_web = Boundary("User/Web")

web_db = Boundary("Web/DB")

# Elements

user = Actor("User")
user.inBoundary = user_web

web_server = Server("Web Server")
web_server.sourceFiles = ["server/web.cc"]
web_server.controls.isHardened = True
web_server.OS = "CloudOS"

sql_database = Datastore("SQL Database (*)")
sql_database.inBoundary = web_db
sql_database.inScope = False
sql_database.controls.isHardened = False
sql_database.OS = "CentOS"
sql_database.type = DatastoreType.SQL

cleandbevery6hours = Lambda("cleanDBevery6hours")
cleandbevery6hours.inBoundary = web_db
cleandbevery6hours.controls.hasAccessControl = True

# Dataflows

λ_periodically_cleans_db = Dataflow(cleandbevery6hours, sql_database, "(λ)Periodically cleans DB")
λ_periodically_cleans_db.dstPort = 3306
λ_periodically_cleans_db.protocol = "SQL"

user_enters_comments = Dataflow(user, web_server, "User enters comments (*)")
user_enters_comments.dstPort = 80
user_enters_comments.protocol = "HTTP"
user_enters_comments.data = [comments]
user_enters_comments.order = 1

comments_saved = Dataflow(web_server, user, "Comments saved (*)")
comments_saved.protocol = "HTTP"
comments_saved.data = [undefined]
comments_saved.order = 2

insert_query_with_comments = Dataflow(web_server, sql_database, "Insert query with comments")
insert_query_with_comments.dstPort = 3306
insert_query_with_comments.protocol = "MySQL"
insert_query_with_comments.data = [undefined_2]
insert_query_with_comments.order = 3

comments_contents = Dataflow(sql_database, web_server, "Comments contents")
comments_contents.protocol = "MySQL"
comments_contents.data = [undefined_3]
comments_contents.order = 4

if __name__ == "__main__":
    tm.process()
