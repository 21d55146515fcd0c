"""Settings that staff of the operator lock for everybody on this PC. Never what a person needs to see, hear or press."""

from elderclient.adapters.policy.file import PolicyFile

__all__ = ["PolicyFile"]
