import posix
folder = "/tmp/vitro-test-%d" % posix.getpid()
name = folder + "/f"
# What a run that was cut short has left.
for left in ("/f", "/g", "/l"):
    try:
        posix.unlink(folder + left)
    except FileNotFoundError:
        pass
    except NotADirectoryError:
        pass
if posix.access(folder, posix.F_OK):
    posix.rmdir(folder)
posix.mkdir(folder)
fd = posix.open(name, posix.O_CREAT | posix.O_RDWR, 0o644)
print(posix.write(fd, b"hello"), posix.lseek(fd, 0, 0), posix.read(fd, 3), posix.fstat(fd).st_size, posix.isatty(fd), posix.close(fd))
s = posix.stat(name)
print(s.st_size, s[6], len(s), s.st_mode, type(s), s.st_mtime_ns // 10**9 == s[8])
posix.symlink("f", folder + "/l")
print(posix.readlink(folder + "/l"), sorted(posix.listdir(folder)), sorted(posix.listdir(folder.encode())))
with posix.scandir(folder) as entries:
    print(sorted([(e.name, e.is_file(), e.is_dir(), e.is_symlink(), e.path == folder + "/" + e.name, e.stat().st_size) for e in entries]))
posix.rename(name, folder + "/g")
posix.utime(folder + "/g", (1, 2))
posix.chmod(folder + "/g", 0o600)
print(posix.stat(folder + "/g")[7:9], oct(posix.stat(folder + "/g").st_mode), posix.access(folder + "/g", posix.R_OK), posix.access(name, posix.F_OK))
posix.unlink(folder + "/g")
posix.remove(folder + "/l")
print(posix.listdir(folder), posix.rmdir(folder))
# expect: 5 0 b'hel' 5 False None
# expect: 5 5 10 33188 <class 'os.stat_result'> True
# expect: f ['f', 'l'] [b'f', b'l']
# expect: [('f', True, False, False, True, 5), ('l', True, False, True, True, 5)]
# expect: (1, 2) 0o100600 True False
# expect: [] None
