class AppError(Exception):
    """Base."""
class NotFound(AppError):
    def __init__(self, what, code=404):
        super().__init__(f'{what} not found')
        self.code = code
try:
    raise NotFound('page')
except AppError as e:
    print(e, e.code, e.args, type(e).__name__, repr(e))
# expect: page not found 404 ('page not found',) NotFound NotFound('page not found')
class Silent(Exception):
    def __str__(self): return 'custom text'
try:
    raise Silent(1, 2)
except Silent as e:
    print(e, repr(e), e.args)
# expect: custom text Silent(1, 2) (1, 2)
