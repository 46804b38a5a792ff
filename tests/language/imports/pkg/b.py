thing = "thing of b"
