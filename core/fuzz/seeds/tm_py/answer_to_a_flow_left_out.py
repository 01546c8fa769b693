a = Actor('a')
ask = Dataflow(a, nobody, 'ask')
back = Dataflow(a, a, 'back', responseTo=ask)
