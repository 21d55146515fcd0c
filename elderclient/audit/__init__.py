"""The audit: looks at every screen as it is shown and checks it against the norms. Never part of the client's own start.

``looking`` takes a plain ``Snapshot`` of the live window; checks are pure functions over it, so that the tests, the
mutator of the tests and the testers' report all use the same ones. Needs NumPy (extra ``audit``).
"""
