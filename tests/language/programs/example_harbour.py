import sys

sys.path.insert(0, sys.path[0] + "/../../../examples")
import harbour

harbour.main()
# expect: 1. 00:00  Dorothea (freighter)     arrives with 29 containers
# expect: 1. 01:00  Tern (ferry)             arrives with 295 passengers
# expect: 1. 01:44  Tern (ferry)             leaves
# expect: 1. 02:16  Dorothea (freighter)     leaves
# expect: 1. 03:39  Oleander (tanker)        arrives with 3,800 t of oil
# expect: 1. 05:30  Petrel (tanker)          arrives with 6,400 t of oil
# expect: 1. 06:05  Oleander (tanker)        leaves
# expect: 1. 06:05  Petrel (tanker)          moors after 35 minutes at anchor
# expect: 1. 06:31  Tern (ferry)             arrives with 207 passengers
# expect: 1. 07:11  Tern (ferry)             leaves
# expect: 1. 09:46  Plover (ferry)           arrives with 180 passengers
# expect: 1. 09:58  Petrel (tanker)          leaves
# expect: 1. 10:25  Plover (ferry)           leaves
# expect: 1. 12:33  Petrel (tanker)          arrives with 6,800 t of oil
# expect: 1. 13:49  weather                  a storm breaks loose
# expect: 1. 15:00  Seagull (ferry)          arrives with 147 passengers
# expect: 1. 15:37  Seagull (ferry)          leaves
# expect: 1. 15:52  weather                  the storm is over
# expect: 1. 16:39  Petrel (tanker)          leaves
# expect: 1. 17:47  Petrel (tanker)          arrives with 7,400 t of oil
# expect: 1. 18:18  Seagull (ferry)          arrives with 147 passengers
# expect: 1. 18:55  Seagull (ferry)          leaves
# expect: 1. 20:37  Petrel (tanker)          arrives with 7,200 t of oil
# expect: 1. 22:07  Plover (ferry)           arrives with 4 passengers
# expect: 1. 22:13  Petrel (tanker)          leaves
# expect: 1. 22:13  Petrel (tanker)          moors after 96 minutes at anchor
# expect: 1. 22:13  Plover (ferry)           moors after 6 minutes at anchor
# expect: 1. 22:43  Plover (ferry)           leaves
# expect: 1. 23:18  Tern (ferry)             arrives with 220 passengers
# expect: 1. 23:59  Tern (ferry)             leaves
# expect: 2. 00:47  Plover (ferry)           arrives with 17 passengers
# expect: 2. 01:17  Plover (ferry)           leaves
# expect: 2. 02:33  Petrel (tanker)          leaves
# expect: 2. 02:38  Tern (ferry)             arrives with 228 passengers
# expect: 2. 03:16  Dorothea (freighter)     arrives with 15 containers
# expect: 2. 03:19  Tern (ferry)             leaves
# expect: 2. 03:39  Tern (ferry)             arrives with 155 passengers
# expect: 2. 04:16  Tern (ferry)             leaves
# expect: 2. 04:20  Oleander (tanker)        arrives with 3,400 t of oil
# expect: 2. 04:36  Dorothea (freighter)     leaves
# expect: 2. 05:38  Seagull (ferry)          arrives with 191 passengers
# expect: 2. 06:17  Seagull (ferry)          leaves
# expect: 2. 06:33  Oleander (tanker)        leaves
# expect: 2. 07:37  weather                  a storm breaks loose
# expect: 2. 08:08  Oleander (tanker)        arrives with 5,300 t of oil
# expect: 2. 09:59  Petrel (tanker)          arrives with 3,800 t of oil
# expect: 2. 10:15  weather                  the storm is over
# expect: 2. 10:31  Tern (ferry)             arrives with 270 passengers
# expect: 2. 11:24  Oleander (tanker)        leaves
# expect: 2. 11:24  Petrel (tanker)          moors after 85 minutes at anchor
# expect: 2. 11:24  Tern (ferry)             moors after 53 minutes at anchor
# expect: 2. 12:07  Tern (ferry)             leaves
# expect: 2. 13:34  Borealis (freighter)     arrives with 23 containers
# expect: 2. 13:50  Petrel (tanker)          leaves
# expect: 2. 15:26  Borealis (freighter)     leaves
# expect: 2. 15:56  Plover (ferry)           arrives with 255 passengers
# expect: 2. 16:38  Plover (ferry)           leaves
# expect: 2. 17:53  Aurora (freighter)       arrives with 7 containers
# expect: 2. 18:41  Aurora (freighter)       leaves
# expect: 2. 20:40  Aurora (freighter)       arrives with 40 containers
# expect: 2. 22:19  Borealis (freighter)     arrives with 6 containers
# expect: 2. 23:40  Aurora (freighter)       leaves
# expect: 3. 00:04  Borealis (freighter)     leaves
# expect: 3. 00:37  Seagull (ferry)          arrives with 284 passengers
# expect: 3. 00:42  weather                  a storm breaks loose
# expect: 3. 01:21  Seagull (ferry)          leaves
# expect: 3. 01:36  Seagull (ferry)          arrives with 135 passengers
# expect: 3. 02:12  Seagull (ferry)          leaves
# expect: 3. 02:13  Tern (ferry)             arrives with 65 passengers
# expect: 3. 02:46  Tern (ferry)             leaves
# expect: 3. 04:02  Seagull (ferry)          arrives with 112 passengers
# expect: 3. 04:19  weather                  the storm is over
# expect: 3. 04:37  Seagull (ferry)          leaves
# expect: 3. 05:30  Cassiopeia (freighter)   arrives with 21 containers
# expect: 3. 06:32  Aurora (freighter)       arrives with 37 containers
# expect: 3. 07:14  Cassiopeia (freighter)   leaves
# expect: 3. 07:46  harbour master           reports a dropped container from Aurora (freighter)
# expect: 3. 09:41  Cassiopeia (freighter)   arrives with 23 containers
# expect: 3. 11:33  Cassiopeia (freighter)   leaves
# expect: 3. 12:00: 79 reports, 3 storms
# expect:   unloaded:     172 containers
# expect:   unloaded:   2,912 passengers
# expect:   unloaded:  44,100 tonnes of oil
# expect:   ferry        17  waited    3.5 on average,   53 at most
# expect:   freighter     9  waited    0.0 on average,    0 at most
# expect:   tanker        8  waited   27.0 on average,   96 at most
# expect:   berths       44.9% in use now: <berths 0/3, 0 waiting>
# expect:   cranes       19.1% in use now: <cranes 0/1, 0 waiting>
# expect:
# expect: the same with other seeds:
# expect:   seed 4: 32 visits, 56,856 units unloaded
# expect:   seed 5: 36 visits, 36,678 units unloaded
# expect:   seed 6: 34 visits, 31,366 units unloaded
