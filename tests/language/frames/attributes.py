import sys

frame = sys._getframe()
print(frame.f_trace, frame.f_trace_lines, frame.f_trace_opcodes, frame.f_builtins["len"] is len)
frame.f_trace_lines = False
print(frame.f_trace_lines)
for name in ("f_code", "f_globals", "f_back", "f_locals"):
    try:
        setattr(frame, name, None)
    except AttributeError as e:
        print(type(e).__name__)
try:
    type(frame)()
except TypeError as e:
    print(e)
print(repr(frame).split(",")[2:])

# expect: None True False True
# expect: False
# expect: AttributeError
# expect: AttributeError
# expect: AttributeError
# expect: AttributeError
# expect: cannot create 'frame' instances
# expect: [' line 16', ' code <module>>']
