import _circle_two
late = 1
