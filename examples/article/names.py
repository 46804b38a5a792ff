# A name is a reference: two names, one list.
import sys

first = [1, 2]
alone = sys.getrefcount(first)
second = first
more = sys.getrefcount(first) - alone
second.append(3)
print(first, "the same list:", first is second, "references more:", more)
