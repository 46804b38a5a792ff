import no_such_module_anywhere  # expect error: ModuleNotFoundError: No module named 'no_such_module_anywhere'
