a = User('a')
f = DataFlow(source_element=a, destination=a, name='f', protocols='x')
