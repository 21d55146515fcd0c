"""elderclient: a desktop client with which old people deal with their telecom operator by themselves.

The tree is the map: a value travels operator API -> adapter -> domain value -> use case -> phrase -> presenter ->
rendering -> view.
"""
