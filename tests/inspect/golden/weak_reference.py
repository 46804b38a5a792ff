import _weakref

class Thing:
    pass

kept = Thing()
lost = Thing()
to_kept = _weakref.ref(kept)
to_lost = _weakref.ref(lost)
del lost
