import nothing.inner  # expect error: ModuleNotFoundError: No module named 'nothing'
