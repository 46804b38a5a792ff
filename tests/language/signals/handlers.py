# Handlers run between two instructions, with number and frame.
import signal
import time

def handler(number, frame):
    print(signal.Signals(number).name, frame.f_code.co_name)

print(signal.signal(signal.SIGUSR1, handler))                  # expect: 0
print(signal.getsignal(signal.SIGUSR1) is handler)             # expect: True
def raises():
    signal.raise_signal(signal.SIGUSR1)
raises()                                                       # expect: SIGUSR1 raises
print(signal.signal(signal.SIGUSR1, signal.SIG_IGN) is handler)  # expect: True
signal.raise_signal(signal.SIGUSR1)
print(signal.signal(signal.SIGUSR1, signal.SIG_DFL))           # expect: 1

signal.signal(signal.SIGALRM, handler)
signal.setitimer(signal.ITIMER_REAL, 0.01)
time.sleep(0.05)                                               # expect: SIGALRM <module>
print(signal.getitimer(signal.ITIMER_REAL))                    # expect: (0.0, 0.0)
print(signal.alarm(0))                                         # expect: 0

class Stop(Exception):
    pass
def stop(number, frame):
    raise Stop(number)
signal.signal(signal.SIGUSR2, stop)
try:
    signal.raise_signal(signal.SIGUSR2)
except Stop as error:
    print(error.args == (signal.SIGUSR2,))                     # expect: True
signal.signal(signal.SIGINT, signal.default_int_handler)
try:
    signal.raise_signal(signal.SIGINT)
except KeyboardInterrupt as error:
    print(repr(error))                                         # expect: KeyboardInterrupt()
