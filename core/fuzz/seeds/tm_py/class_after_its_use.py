Broker('a')
class Broker(Server): pass
Broker('b')
