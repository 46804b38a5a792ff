# asyncio: tasks, queues, time limits, groups, and functions that run elsewhere refused.
import asyncio


async def work(n):
    await asyncio.sleep(0.002 * n)
    print("worked", n)
    return n


async def main():
    print(await asyncio.gather(work(2), work(1)))
    # expect: worked 1
    # expect: worked 2
    # expect: [2, 1]
    queue = asyncio.Queue()

    async def produce():
        for i in range(3):
            await queue.put(i)
        await queue.put(None)

    task = asyncio.create_task(produce())
    while (item := await queue.get()) is not None:
        print("got", item)
    # expect: got 0
    # expect: got 1
    # expect: got 2
    await task
    try:
        await asyncio.wait_for(asyncio.sleep(10), 0.001)
    except asyncio.TimeoutError:
        print("timeout")                                 # expect: timeout
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(work(0))
            group.create_task(asyncio.sleep(10))
            raise ValueError("stop")
    except* ValueError as e:
        print(e.exceptions)
    # expect: (ValueError('stop'),)
    event = asyncio.Event()
    asyncio.get_running_loop().call_later(0.001, event.set)
    await event.wait()
    print(event.is_set())                                # expect: True
    async with asyncio.Lock():
        print("locked")                                  # expect: locked
    cancelled = asyncio.create_task(asyncio.sleep(10))
    await asyncio.sleep(0)
    cancelled.cancel()
    try:
        await cancelled
    except asyncio.CancelledError:
        print(cancelled.cancelled())                     # expect: True
    done, pending = await asyncio.wait([asyncio.create_task(asyncio.sleep(0, "x"))])
    print([t.result() for t in done], pending)           # expect: ['x'] set()
    return "end"


print(asyncio.run(main()))                               # expect: end
