import posix, errno

def show(call):
    try:
        print(call())
    except Exception as error:
        print(type(error).__name__, error)

show(lambda: posix.close(999))
show(lambda: posix.open("/no/such/file", 0))
show(lambda: posix.stat("/no/such/file"))
show(lambda: posix.stat(3.5))
show(lambda: posix.mkdir(3.5))
show(lambda: posix.stat("a\0b"))
show(lambda: posix.listdir("/dev/null"))
show(lambda: posix.rename("/no/such/file", "/no/other"))
show(lambda: posix.fspath(3))
show(lambda: posix.urandom(-1))
show(lambda: posix.mkdir())
show(lambda: posix.write(1))
show(lambda: posix.stat_result([1]))
class Bad:
    def __fspath__(self):
        return 3
show(lambda: posix.fspath(Bad()))
try:
    posix.stat("/no/such/file")
except FileNotFoundError as error:
    print(error.errno == errno.ENOENT, error.filename, errno.errorcode[error.errno])
print(posix.getcwd() == posix.getcwdb().decode(), type(posix.environ), posix.getpid() > 0, len(posix.urandom(5)), posix.strerror(2))
print(errno.errorcode[11], errno.errorcode[35], errno.errorcode[95], errno.EPIPE)
# expect: OSError [Errno 9] Bad file descriptor
# expect: FileNotFoundError [Errno 2] No such file or directory: '/no/such/file'
# expect: FileNotFoundError [Errno 2] No such file or directory: '/no/such/file'
# expect: TypeError stat: path should be string, bytes, os.PathLike or integer, not float
# expect: TypeError mkdir: path should be string, bytes or os.PathLike, not float
# expect: ValueError embedded null byte
# expect: NotADirectoryError [Errno 20] Not a directory: '/dev/null'
# expect: FileNotFoundError [Errno 2] No such file or directory: '/no/such/file' -> '/no/other'
# expect: TypeError expected str, bytes or os.PathLike object, not int
# expect: ValueError negative argument not allowed
# expect: TypeError mkdir() missing required argument 'path' (pos 1)
# expect: TypeError write expected 2 arguments, got 1
# expect: TypeError os.stat_result() takes an at least 10-sequence (1-sequence given)
# expect: TypeError expected Bad.__fspath__() to return str or bytes, not int
# expect: True /no/such/file ENOENT
# expect: True <class 'dict'> True 5 No such file or directory
# expect: EAGAIN EDEADLOCK ENOTSUP 32
