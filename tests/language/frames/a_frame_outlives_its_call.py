import sys

def make():
    kept = ["alive"]
    return sys._getframe()

def through():
    return make()

frame = through()
print(frame.f_locals, frame.f_lineno, frame.f_back.f_code.co_name, frame.f_back.f_back.f_code.co_name)

def failing():
    here = sys._getframe()
    frames.append(here)
    text = "kept"
    raise ValueError

frames = []
try:
    failing()
except ValueError as e:
    print(e.__traceback__.tb_next.tb_frame is frames[0])
print(frames[0].f_locals["text"], frames[0].f_lineno)
frames[0].clear()
print(frames[0].f_locals)

def running():
    try:
        sys._getframe().clear()
    except RuntimeError as e:
        print(e)

running()

# expect: {'kept': ['alive']} 5 through <module>
# expect: True
# expect: kept 17
# expect: {}
# expect: cannot clear an executing frame
