# What signal's functions refuse.
import signal

def attempt(function, *arguments):
    try:
        print(function(*arguments))
    except Exception as error:
        print(type(error).__name__, error)

attempt(signal.signal, 99, signal.SIG_DFL)   # expect: ValueError signal number out of range
attempt(signal.signal, 0, signal.SIG_DFL)    # expect: ValueError signal number out of range
attempt(signal.signal, 2, 5)                 # expect: TypeError signal handler must be signal.SIG_IGN, signal.SIG_DFL, or a callable object
attempt(signal.signal, 2, None)              # expect: TypeError signal handler must be signal.SIG_IGN, signal.SIG_DFL, or a callable object
attempt(signal.signal, signal.SIGKILL, signal.SIG_IGN)  # expect: OSError [Errno 22] Invalid argument
attempt(signal.getsignal, 65)                # expect: ValueError signal number out of range
attempt(signal.raise_signal, 99)             # expect: OSError [Errno 22] Invalid argument
attempt(signal.setitimer, 9, 1)              # expect: itimer_error [Errno 22] Invalid argument
attempt(signal.setitimer, 0, "x")            # expect: TypeError 'str' object cannot be interpreted as an integer
attempt(signal.strsignal, 2)                 # expect: Interrupt
attempt(signal.strsignal, 99)                # expect: ValueError signal number out of range
attempt(signal.pthread_sigmask, signal.SIG_BLOCK, [])  # expect: set()
attempt(signal.pthread_sigmask, signal.SIG_BLOCK, [99])  # expect: ValueError signal number 99 out of range [1; 64]
