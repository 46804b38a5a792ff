import sys

sys.path.insert(0, sys.path[0] + "/../../../examples")
import typeset

typeset.main()
# expect:                  THE LIGHTHOUSE KEEPER'S MANUAL
# expect:                  ==============================
# expect:
# expect:   1 Duties .................................................  75
# expect:   2 Signals ................................................  52
# expect:     2.1 Fog ................................................  40
# expect:
# expect: Whoever keeps a light keeps watch. The lamp is lit at sunset and
# expect: burns until sunrise, and the keeper trims the  wick  every  four
# expect: hours(1). A keeper who sleeps on watch  is  dismissed;  one  who
# expect: lets the lamp go out is remembered.
# expect:
# expect:     The sea does not care how tired you are.
# expect:     — carved above the door
# expect:
# expect: 1 Duties
# expect: --------
# expect:
# expect: The duties of a day, in their order:
# expect:
# expect:  1. At sunrise the lamp is put out,  and  the  lens  is  covered
# expect:     against the sun.
# expect:  2. Before noon brass and lens are polished. Not  a  fingerprint
# expect:     may remain, as a fingerprint throws a shadow a mile wide.
# expect:  3. In the afternoon the log is written.
# expect:  4. At sunset the lamp is lit.
# expect:
# expect: Never leave:
# expect:
# expect:   * matches in the lantern room,
# expect:   * the trap door open,
# expect:   * a guest alone with the lens.
# expect:
# expect: 2 Signals
# expect: ---------
# expect:
# expect: Each light has a character of its  own,  so  that  sailors  know
# expect: where they are. Periods are in seconds:
# expect:
# expect: Light          Colour  Period  Range
# expect: -------------  ------  ------  -----
# expect: North Head     white      7.5     21
# expect: Gull Rock      red         10      9
# expect: Harbour mole   green        3      4
# expect: Überseebrücke  white     12.0    104
# expect: (Period: 8.12 on average, 12 at most)
# expect: (Range: 34.50 on average, 104 at most)
# expect:
# expect: The character is kept by clockwork. To set it:
# expect:
# expect:   +-----------------------+
# expect:   | turn = period / faces |
# expect:   | while not steady:     |
# expect:   |     adjust(governor)  |
# expect:   +-----------------------+
# expect:
# expect: 2.1 Fog
# expect: ~~~~~~~
# expect:
# expect: In fog the bell is rung by hand(2). No fog has yet lasted longer
# expect: than the keeper.
# expect:
# expect: NOTES
# expect: (1) With scissors kept for that purpose only.
# expect: (2) Twice each minute, which is one thousand  four  hundred  and
# expect: forty strokes in twelve hours.
# expect:
# expect: INDEX
# expect: C  character 2
# expect: K  keeper -, 2.1
# expect: L  lens 1; log 1
# expect: W  watch -
# expect:
# expect: 122 long words, 99 different; the commonest: lamp (4), light (3), keeper (3), lens (3), keeps (2)
