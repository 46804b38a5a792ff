# A local lives as long as its call.
class Told:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("gone:", self.name)


def call():
    local = Told("the local")
    print("in the call")


call()
print("after the call")
