"""The verbs of the command line, one module for each thing a person or a script comes to do."""
