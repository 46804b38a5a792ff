__all__ = ["present", 3]
present = 1
