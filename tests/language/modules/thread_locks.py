import _thread

def show(call):
    try:
        print(call())
    except Exception as error:
        print(type(error).__name__, error)

lock = _thread.allocate_lock()
print(lock.locked(), lock.acquire(), lock.locked(), lock.acquire(False), lock.acquire(timeout=0.001), lock.release(), lock.locked())
with lock:
    print(lock.locked())
r = _thread.RLock()
print(r.acquire(), r.acquire(), r.release(), r._is_owned(), r.release(), r._is_owned())
with r:
    with r:
        print(r._is_owned())
print(type(lock), _thread.LockType is type(lock), _thread.error is RuntimeError, _thread.get_ident() == _thread.get_ident())
show(lambda: lock.release())
show(lambda: r.release())
show(lambda: lock.acquire(False, 1))
show(lambda: lock.acquire(True, -2))
show(lambda: _thread.LockType())
# expect: False True True False False None False
# expect: True
# expect: True True None True None False
# expect: True
# expect: <class '_thread.lock'> True True True
# expect: RuntimeError release unlocked lock
# expect: RuntimeError cannot release un-acquired lock
# expect: ValueError can't specify a timeout for a non-blocking call
# expect: ValueError timeout value must be positive
# expect: TypeError cannot create '_thread.lock' instances
