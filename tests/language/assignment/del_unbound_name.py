del never_bound  # expect error: NameError: name 'never_bound' is not defined
