class A(A): pass
class B(Server):
    port: int = 443
B('x')
