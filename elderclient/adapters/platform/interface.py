"""The face every system shows to the program, and the one that knows nothing. Must not ask which system this is."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from elderclient.domain.frozen import frozen

APP = "elderclient"


@frozen
class Folders:
    """Where this person's files live. None of them need exist yet."""

    config: Path
    data: Path
    cache: Path
    documents: Callable[[], Path]
    """Where papers are saved so that the person finds them again."""
    policy: Path
    """The staff's file of locked settings, for all users of this PC."""


class Platform(Protocol):
    """What differs between Linux, Windows and macOS: folders, and whether a screen reader runs."""

    def folders(self) -> Folders:
        """Answers at once; touches no file but the desktop's own list of folders."""

    def is_screen_reader_running(self) -> bool:
        """Whether a reader such as Orca, NVDA, Narrator or VoiceOver speaks. May take a second: not on the UI thread.

        Never raises; ``False`` where it cannot be found out.
        """


class NullPlatform:
    """A system nothing is known about: folders as platformdirs guesses them, no screen reader."""

    def folders(self) -> Folders:
        """Folders after the habits of this system."""
        import platformdirs

        return folders_beside(Path(platformdirs.site_config_dir(APP, appauthor=False)))

    def is_screen_reader_running(self) -> bool:
        """Always ``False``: an unknown system cannot be asked."""
        return False


def folders_beside(policy_folder: Path) -> Folders:
    """This person's folders, with the staff's file in ``policy_folder``."""
    import platformdirs

    return Folders(
        config=Path(platformdirs.user_config_dir(APP, appauthor=False)),
        data=Path(platformdirs.user_data_dir(APP, appauthor=False)),
        cache=Path(platformdirs.user_cache_dir(APP, appauthor=False)),
        documents=documents,
        policy=policy_folder / "policy.toml",
    )


def documents() -> Path:
    """The person's own documents, as the desktop has them; reads the desktop's list of folders."""
    import platformdirs

    return Path(platformdirs.user_documents_dir())
