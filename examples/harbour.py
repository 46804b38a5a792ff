"""A simulation of a small harbour: ships, berths, cranes and the weather, told by events.

Activities are generators that yield what they wait for; the world resumes them when it comes. Time
is in minutes. The same seed gives the same story.

    python3 examples/harbour.py [SEED [HOURS]]
"""

import sys
from abc import ABC, abstractmethod
from bisect import insort
from collections import defaultdict, deque
from contextlib import contextmanager


class Dice:
    """Random numbers that are the same everywhere: a linear congruential generator."""

    def __init__(self, seed):
        self.state = seed

    def __call__(self, low, high):
        self.state = (self.state * 6364136223846793005 + 1442695040888963407) % 2**64
        return low + (self.state >> 33) % (high - low + 1)

    def pick(self, items):
        return items[self(0, len(items) - 1)]


class Clock:
    """Minutes as day and hour, for format()."""

    def __init__(self, minutes=0):
        self.minutes = minutes

    def __format__(self, spec):
        days, minutes = divmod(int(self.minutes), 24 * 60)
        text = f"{minutes // 60:02}:{minutes % 60:02}"
        return f"{days + 1}. {text}" if spec == "d" else text


# ---- what activities wait for ----


class Waiting(ABC):
    @abstractmethod
    def start(self, world, activity):
        """Makes the world resume `activity` when the time has come."""


class Delay(Waiting):
    def __init__(self, minutes):
        self.minutes = minutes

    def start(self, world, activity):
        world.schedule(world.now + self.minutes, activity)


class Request(Waiting):
    def __init__(self, resource, amount=1):
        self.resource = resource
        self.amount = amount

    def start(self, world, activity):
        self.resource.queue.append((self, activity))
        self.resource.serve(world)


class Change(Waiting):
    """Waits until a signal is given."""

    def __init__(self, signal):
        self.signal = signal

    def start(self, world, activity):
        self.signal.listeners.append(activity)


class Signal:
    def __init__(self):
        self.listeners = []

    def give(self, world):
        listeners, self.listeners = self.listeners, []
        for activity in listeners:
            world.schedule(world.now, activity)


class Resource:
    """Something of which there are only so many; who asks first is served first."""

    def __init__(self, name, capacity):
        self.name = name
        self.capacity = self.free = capacity
        self.queue = deque()
        self.busy_minutes = 0
        self._since = 0

    def account(self, now):
        self.busy_minutes += (self.capacity - self.free) * (now - self._since)
        self._since = now

    def serve(self, world):
        while self.queue and self.queue[0][0].amount <= self.free:
            request, activity = self.queue.popleft()
            self.account(world.now)
            self.free -= request.amount
            world.schedule(world.now, activity)

    def release(self, world, amount=1):
        self.account(world.now)
        self.free += amount
        if self.free > self.capacity:
            raise RuntimeError(f"too many {self.name} given back")
        self.serve(world)

    def usage(self, now):
        self.account(now)
        return self.busy_minutes / (self.capacity * now) if now else 0.0

    def __repr__(self):
        return f"<{self.name} {self.capacity - self.free}/{self.capacity}, {len(self.queue)} waiting>"


# ---- the world ----


class Event:
    __slots__ = ("time", "number", "activity")
    count = 0

    def __init__(self, time, activity):
        self.time = time
        self.activity = activity
        type(self).count += 1
        self.number = Event.count

    def __lt__(self, other):
        return (self.time, self.number) < (other.time, other.number)


class World:
    def __init__(self, seed, report=print):
        self.now = 0
        self.dice = Dice(seed)
        self.events = []
        self.report = report
        self.log_count = 0

    def schedule(self, time, activity):
        insort(self.events, Event(time, activity))

    def start(self, activity):
        self.schedule(self.now, activity)

    def say(self, who, what):
        self.log_count += 1
        self.report(f"{Clock(self.now):d}  {who!s:<24} {what}")

    def run(self, until):
        while self.events and self.events[0].time <= until:
            event = self.events.pop(0)
            self.now = event.time
            try:
                waiting = next(event.activity)
            except StopIteration:
                continue
            except Accident as accident:
                self.say("harbour master", f"reports {accident}")
                continue
            waiting.start(self, event.activity)
        self.now = until


class Accident(Exception):
    pass


class Weather:
    """Storms come and go; cranes stand still meanwhile."""

    def __init__(self, world):
        self.world = world
        self.stormy = False
        self.calm = Signal()
        self.storms = 0

    def life(self):
        dice = self.world.dice
        while True:
            yield Delay(dice(600, 1500))
            self.stormy = True
            self.storms += 1
            self.world.say("weather", "a storm breaks loose")
            yield Delay(dice(60, 240))
            self.stormy = False
            self.world.say("weather", "the storm is over")
            self.calm.give(self.world)

    def wait_for_calm(self):
        while self.stormy:
            yield Change(self.calm)


class Ship(ABC):
    """A ship of any kind; the kinds say how they are unloaded."""

    kinds = {}
    berths = 1
    names = ()

    def __init_subclass__(cls, /, kind, **keywords):
        super().__init_subclass__(**keywords)
        cls.kind = kind
        Ship.kinds[kind] = cls

    def __init__(self, harbour, name):
        self.harbour = harbour
        self.name = name
        self.arrived = harbour.world.now
        self.waited = None

    def __str__(self):
        return f"{self.name} ({self.kind})"

    @property
    @abstractmethod
    def cargo(self):
        """What there is to unload, for people."""

    @abstractmethod
    def unload(self):
        """The activity of unloading."""

    def visit(self):
        world = self.harbour.world
        world.say(self, f"arrives with {self.cargo}")
        yield Request(self.harbour.berths, self.berths)
        with self.harbour.moored(self):
            self.waited = world.now - self.arrived
            if self.waited:
                world.say(self, f"moors after {self.waited} minutes at anchor")
            yield Delay(20)
            yield from self.unload()
        world.say(self, "leaves")


class Freighter(Ship, kind="freighter"):
    names = ("Aurora", "Borealis", "Cassiopeia", "Dorothea")

    def __init__(self, harbour, name):
        super().__init__(harbour, name)
        self.containers = harbour.world.dice(6, 40)

    @property
    def cargo(self):
        return f"{self.containers} containers"

    def unload(self):
        yield Request(self.harbour.cranes)
        try:
            while self.containers:
                yield from self.harbour.weather.wait_for_calm()
                batch = min(self.containers, 8)
                yield Delay(batch * 4)
                self.containers -= batch
                self.harbour.unloaded["containers"] += batch
                if self.harbour.world.dice(1, 40) == 1:
                    raise Accident(f"a dropped container from {self}")
        finally:
            self.harbour.cranes.release(self.harbour.world)


class Tanker(Ship, kind="tanker"):
    berths = 2
    names = ("Oleander", "Petrel")

    def __init__(self, harbour, name):
        super().__init__(harbour, name)
        self.tonnes = harbour.world.dice(20, 90) * 100

    @property
    def cargo(self):
        return f"{self.tonnes:,} t of oil"

    def unload(self):
        yield Delay(self.tonnes // 30)
        self.harbour.unloaded["tonnes of oil"] += self.tonnes


class Ferry(Ship, kind="ferry"):
    names = ("Seagull", "Plover", "Tern")

    def __init__(self, harbour, name):
        super().__init__(harbour, name)
        self.people = harbour.world.dice(0, 300)

    @property
    def cargo(self):
        match self.people:
            case 0:
                return "nobody"
            case 1:
                return "a single passenger"
        return f"{self.people} passengers"

    def unload(self):
        yield Delay(10 + self.people // 20)
        self.harbour.unloaded["passengers"] += self.people


class Harbour:
    def __init__(self, world, berths=3, cranes=1):
        self.world = world
        self.berths = Resource("berths", berths)
        self.cranes = Resource("cranes", cranes)
        self.weather = Weather(world)
        self.unloaded = defaultdict(int)
        self.visits = defaultdict(list)

    @contextmanager
    def moored(self, ship):
        try:
            yield self
        finally:
            self.berths.release(self.world, ship.berths)
            self.visits[ship.kind].append(ship)

    def traffic(self):
        dice = self.world.dice
        while True:
            cls = Ship.kinds[dice.pick(["ferry", "ferry", "freighter", "freighter", "tanker"])]
            self.world.start(cls(self, dice.pick(cls.names)).visit())
            yield Delay(dice(20, 200))

    def summary(self):
        now = self.world.now
        yield f"{Clock(now):d}: {self.world.log_count} reports, {self.weather.storms} storms"
        for what, amount in sorted(self.unloaded.items()):
            yield f"  unloaded: {amount:>7,} {what}"
        for kind, ships in sorted(self.visits.items()):
            waits = sorted(ship.waited for ship in ships)
            mean = sum(waits) / len(waits)
            yield f"  {kind:<11} {len(ships):>3}  waited {mean:6.1f} on average, {waits[-1]:>4} at most"
        for resource in (self.berths, self.cranes):
            yield f"  {resource.name:<11} {resource.usage(now):>6.1%} in use now: {resource!r}"


def simulate(seed=3, hours=60, report=print):
    Event.count = 0
    world = World(seed, report)
    harbour = Harbour(world)
    world.start(harbour.weather.life())
    world.start(harbour.traffic())
    world.run(hours * 60)
    return harbour


def main(seed=3, hours=60):
    for line in simulate(seed, hours).summary():
        print(line)
    print()
    print("the same with other seeds:")
    for other in range(seed + 1, seed + 4):
        harbour = simulate(other, hours, report=lambda line: None)
        visits = sum(map(len, harbour.visits.values()))
        print(f"  seed {other}: {visits} visits, {sum(harbour.unloaded.values()):,} units unloaded")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
