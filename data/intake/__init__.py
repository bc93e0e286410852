"""New data from files: templates, reading, checks, preview and publication."""
