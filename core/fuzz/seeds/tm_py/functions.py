def tier(name, **more):
    return Datastore(name, **more)
x = tier('d', isSQL=False)
setattr(x, 'port', int('5432'))
x.overrides = [Finding(threat_id='DS01', response='ok')]
