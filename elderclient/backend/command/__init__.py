"""The commands of ``elderclient-operator``, one module each: what is typed, and the sentence it ends with.

Every module has ``add_to``, which describes the command, and a function that runs it and returns the exit code. Must not
decide anything about customers or tickets.
"""
