# Cycles through every kind of container are found, and only those.
import gc
from _weakref import ref

gc.disable()


class Node:
    pass


def watch(make):
    node = Node()
    r = ref(node)
    make(node)
    del node
    alive = r() is not None
    gc.collect()
    print(make.__name__, alive, r() is not None)


def by_attribute(node):
    node.me = node


def by_list(node):
    node.items = [node]


def by_tuple(node):
    node.items = (1, (node,))


def by_dict_value(node):
    node.table = {"k": node}


def by_dict_key(node):
    node.table = {node: 1}


def by_set(node):
    node.group = {node}


def by_frozenset(node):
    node.group = frozenset([node])


def by_closure(node):
    def inner():
        return node

    node.function = inner


def by_default(node):
    def inner(x=node):
        return x

    node.function = inner


def by_function_attribute(node):
    def inner():
        pass

    inner.node = node
    node.function = inner


def by_bound_method(node):
    class Inner:
        def method(self):
            pass

    inner = Inner()
    inner.node = node
    node.method = inner.method


def by_list_iterator(node):
    node.iterator = iter([node])


def by_dict_view(node):
    node.view = {"k": node}.values()


def by_class(node):
    class Inner:
        held = node

    node.cls = Inner


def by_instance_dict(node):
    node.names = node.__dict__


def by_property(node):
    node.made = property(lambda self: node)


def by_slice(node):
    node.part = slice(node, None)


def by_enumerate(node):
    node.iterator = enumerate([node])


def by_zip_and_map(node):
    node.iterator = zip([1], map(lambda x: node, [node]))


def by_exception(node):
    try:
        raise ValueError(node)
    except ValueError as error:
        node.error = error


def by_weak_callback(node):
    other = Node()
    other.me = other
    node.ref = ref(other, lambda dead: node)
    node.other = other


def by_native_method(node):
    node.append = [node].append


for make in [by_attribute, by_list, by_tuple, by_dict_value, by_dict_key, by_set, by_frozenset,
             by_closure, by_default, by_function_attribute, by_bound_method, by_list_iterator,
             by_dict_view, by_class, by_instance_dict, by_property, by_slice, by_enumerate,
             by_zip_and_map, by_exception, by_weak_callback, by_native_method]:
    watch(make)
# expect: by_attribute True False
# expect: by_list True False
# expect: by_tuple True False
# expect: by_dict_value True False
# expect: by_dict_key True False
# expect: by_set True False
# expect: by_frozenset True False
# expect: by_closure True False
# expect: by_default True False
# expect: by_function_attribute True False
# expect: by_bound_method True False
# expect: by_list_iterator True False
# expect: by_dict_view True False
# expect: by_class True False
# expect: by_instance_dict False False
# expect: by_property True False
# expect: by_slice True False
# expect: by_enumerate True False
# expect: by_zip_and_map True False
# expect: by_exception True False
# expect: by_weak_callback True False
# expect: by_native_method True False

# What something still leads to stays whole.
keep = Node()
keep.other = Node()
keep.other.back = keep
keep.items = [keep.other, keep]
gc.collect()
print(keep.other.back is keep, len(keep.items))  # expect: True 2
