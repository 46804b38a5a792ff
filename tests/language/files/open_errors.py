PATH = "/tmp/vitro-language-files-errors"

def attempt(*arguments, **named):
    try:
        open(*arguments, **named)
    except Exception as error:
        print(type(error).__name__ + ":", error)

attempt("/nonexistent/x")          # expect: FileNotFoundError: [Errno 2] No such file or directory: '/nonexistent/x'
attempt("/tmp")                    # expect: IsADirectoryError: [Errno 21] Is a directory: '/tmp'
attempt("/dev/null/x", "w")        # expect: NotADirectoryError: [Errno 20] Not a directory: '/dev/null/x'
attempt(PATH, "z")                 # expect: ValueError: invalid mode: 'z'
attempt(PATH, "rw")                # expect: ValueError: must have exactly one of create/read/write/append mode
attempt(PATH, "bt")                # expect: ValueError: can't have text and binary mode at once
attempt(PATH, "rb", encoding="a")  # expect: ValueError: binary mode doesn't take an encoding argument
attempt(PATH, "rb", newline="")    # expect: ValueError: binary mode doesn't take a newline argument
attempt(PATH, "w", 0)              # expect: ValueError: can't have unbuffered text I/O
attempt(PATH, "w", encoding="no")  # expect: LookupError: unknown encoding: no
attempt(PATH, "w", encoding=1)     # expect: TypeError: open() argument 'encoding' must be str or None, not int
attempt(PATH, 1)                   # expect: TypeError: open() argument 'mode' must be str, not int
attempt(PATH, "r", "a")            # expect: TypeError: 'str' object cannot be interpreted as an integer
attempt()                          # expect: TypeError: open() missing required argument 'file' (pos 1)
attempt(None)                      # expect: TypeError: expected str, bytes or os.PathLike object, not NoneType
attempt("a\0b")                    # expect: ValueError: embedded null byte
attempt(-1)                        # expect: ValueError: negative file descriptor
attempt(9999)                      # expect: OSError: [Errno 9] Bad file descriptor
attempt(PATH, closefd=False)       # expect: ValueError: Cannot use closefd=False with file name
open(PATH, "w").close()
attempt(PATH, "x")                 # expect: FileExistsError: [Errno 17] File exists: '/tmp/vitro-language-files-errors'
try:
    open("/nonexistent/x")
except OSError as error:
    print(error.errno, error.strerror, error.filename, error.args)  # expect: 2 No such file or directory /nonexistent/x (2, 'No such file or directory')
