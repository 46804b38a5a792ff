import _plain, pkg.sub, sys    # expect: running _plain
for module in (_plain, pkg, pkg.sub):
    spec = module.__spec__
    print(spec.name, repr(spec.parent), spec.origin == module.__file__, spec.has_location, spec.loader is module.__loader__,
          spec.submodule_search_locations == getattr(module, "__path__", None), type(spec).__name__)
# expect: _plain '' True True True True ModuleSpec
# expect: pkg 'pkg' True True True True ModuleSpec
# expect: pkg.sub 'pkg.sub' True True True True ModuleSpec
print(type(_plain.__loader__).__name__, _plain.__loader__.name, _plain.__loader__.path == _plain.__file__)
# expect: SourceFileLoader _plain True
print(_plain.__loader__.is_package("_plain"), pkg.__loader__.is_package("pkg"))    # expect: False True
print(_plain.__loader__.get_source("_plain").split("\n")[0])    # expect: """Documentation."""
print(sys.__spec__.name, sys.__spec__.origin, sys.__loader__.__name__)    # expect: sys built-in BuiltinImporter
print(_plain.__spec__.cached == _plain.__cached__)    # expect: True
