from . import b
from .b import thing as other
from .sub.deep import up
seen = __name__, __package__, b.thing, other, up
