a = f'{"x" + 'y'!r:>{10}}' % ()
with open('x') as f: Server(f.read())
if __name__ == '__main__':
	try: exec('1')
	except Exception: pass
