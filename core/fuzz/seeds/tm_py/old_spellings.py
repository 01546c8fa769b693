Server('s', isHardened=True, data='Orders')
Server('t', data=['Orders', 5])
