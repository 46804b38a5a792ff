# importlib in Python works beside the import statement: what one loads the other finds.
import importlib
import importlib.util
import sys

json = importlib.import_module("json")
print(json is sys.modules["json"], json.__spec__.name)   # expect: True json
print(importlib.import_module(".decoder", "json").__name__)  # expect: json.decoder
try:
    importlib.import_module("no_such_module")
except ModuleNotFoundError as e:
    print(e, e.name)                  # expect: No module named 'no_such_module' no_such_module
print(importlib.util.find_spec("no_such_module"))        # expect: None
print(importlib.util.find_spec("textwrap").name)         # expect: textwrap
spec = importlib.util.spec_from_loader("made", loader=None)
made = importlib.util.module_from_spec(spec)
print(made.__name__, made.__spec__ is spec)              # expect: made True


class Finder:
    def find_spec(self, name, path=None, target=None):
        if name == "from_finder":
            return importlib.util.spec_from_loader(name, self)

    def create_module(self, spec):
        return None

    def exec_module(self, module):
        module.answer = 42


sys.meta_path.insert(0, Finder())
import from_finder

print(from_finder.answer, from_finder.__spec__.name)     # expect: 42 from_finder
import textwrap

print(textwrap.shorten("hello big world", 12))           # expect: hello [...]
print(importlib.reload(textwrap) is textwrap)            # expect: True
