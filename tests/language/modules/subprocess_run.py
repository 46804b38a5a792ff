# Other processes: their output, their input, their exit codes.
import os
import select
import socket
import subprocess

done = subprocess.run(["echo", "hi"], capture_output=True, text=True)
print(done.returncode, repr(done.stdout))                # expect: 0 'hi\n'
print(subprocess.run("exit 3", shell=True).returncode)   # expect: 3
print(subprocess.check_output("echo $X", shell=True, env={"X": "5"}, cwd="/"))  # expect: b'5\n'
cat = subprocess.Popen(["cat"], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
print(cat.communicate(b"abc"), cat.returncode)           # expect: (b'abc', None) 0
for bad in [["/no/such/program"], ["/etc/passwd"]]:
    try:
        subprocess.run(bad)
    except OSError as e:
        print(type(e).__name__, e)
# expect: FileNotFoundError [Errno 2] No such file or directory: '/no/such/program'
# expect: PermissionError [Errno 13] Permission denied: '/etc/passwd'
try:
    subprocess.run(["sh", "-c", "exit 2"], check=True)
except subprocess.CalledProcessError as e:
    print(e)                    # expect: Command '['sh', '-c', 'exit 2']' returned non-zero exit status 2.
try:
    subprocess.run(["sleep", "5"], timeout=0.01)
except subprocess.TimeoutExpired as e:
    print(e.cmd)                                         # expect: ['sleep', '5']

a, b = socket.socketpair()
print(select.select([b], [], [], 0))                     # expect: ([], [], [])
a.sendall(b"ping")
print(select.select([b], [a], [], 0)[0] == [b], b.recv(10))  # expect: True b'ping'
poll = select.poll()
poll.register(b, select.POLLIN)
print(poll.poll(0))                                      # expect: []
a.close()
print([event for _, event in poll.poll(0)] == [select.POLLIN | select.POLLHUP], b.recv(1))  # expect: True b''
b.settimeout(0.001)
b.close()
r, w = os.pipe()
os.set_blocking(r, False)
try:
    os.read(r, 1)
except BlockingIOError as e:
    print(e)                                   # expect: [Errno 11] Resource temporarily unavailable
print(os.get_blocking(r), os.get_inheritable(w))         # expect: False False
os.close(r)
os.close(w)
for bad in [lambda: select.select([1.5], [], []), lambda: select.select([], [], [], -1), lambda: select.select(3, [], [])]:
    try:
        bad()
    except Exception as e:
        print(type(e).__name__, e)
# expect: TypeError argument must be an int, or have a fileno() method.
# expect: ValueError timeout must be non-negative
# expect: TypeError arguments 1-3 must be sequences
