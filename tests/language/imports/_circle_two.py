from _circle_one import late
