from ..b import thing as up
from .. import value
