s = [Server(f'{n:02}') for n in range(3)]
for i, one in enumerate(s):
    one.port = 80 + i
