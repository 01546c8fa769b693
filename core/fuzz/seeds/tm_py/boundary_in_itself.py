a = Boundary('a')
a.inBoundary = a
