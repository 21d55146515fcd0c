"""A token file as editors and copying leave it: one token is taken, whatever else is there is never sent."""

from __future__ import annotations

from pathlib import Path

import pytest

from elderclient.app.token_file import FileToken, read_token
from elderclient.domain.errors import SignInNeeded
from elderclient.domain.setup_fault import SetupFault, SetupFaultKind

TOKEN = "eyJhbGciOi.J9-_~+/x=="


@pytest.mark.parametrize(
    "content",
    [
        TOKEN.encode(), f"{TOKEN}\n".encode(), f"\r\n  {TOKEN}\r\n\r\n".encode(), b"\xef\xbb\xbf" + TOKEN.encode(),
        TOKEN.encode("utf-16"), f"{TOKEN}\r\n".encode("utf-16"), b"\xfe\xff" + TOKEN.encode("utf-16-be"),
    ],
)  # fmt: skip
def test_one_token_is_found_however_it_was_saved(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "token").write_bytes(content)
    assert read_token(tmp_path / "token") == TOKEN
    assert FileToken(tmp_path / "token").token() == TOKEN


@pytest.mark.parametrize(
    ("content", "kind", "line"),
    [
        (b"", SetupFaultKind.EMPTY, 0),
        (b"\xef\xbb\xbf\r\n", SetupFaultKind.EMPTY, 0),
        (f"{TOKEN}\nother\n".encode(), SetupFaultKind.NOT_ONE_TOKEN, 2),
        (f"# for Granny Wang\n{TOKEN}".encode(), SetupFaultKind.NOT_ONE_TOKEN, 1),
        (f"Bearer {TOKEN}".encode(), SetupFaultKind.NOT_ONE_TOKEN, 1),
        (f'"{TOKEN}"'.encode(), SetupFaultKind.NOT_ONE_TOKEN, 1),
        (f"{TOKEN}\n{TOKEN}\n".encode(), SetupFaultKind.NOT_ONE_TOKEN, 2),
        (f"令牌\n{TOKEN}".encode(), SetupFaultKind.NOT_ONE_TOKEN, 1),
        (f"{TOKEN}\n令牌".encode("gbk"), SetupFaultKind.NOT_UTF8, 2),
        (TOKEN.encode("utf-16-le"), SetupFaultKind.NOT_UTF8, 0),
        (b"\xff\xfeabc", SetupFaultKind.NOT_UTF8, 0),
        (f"{TOKEN}\0".encode(), SetupFaultKind.NOT_UTF8, 0),
        (b"x" * 70_000, SetupFaultKind.TOO_LARGE, 0),
    ],
)
def test_what_is_not_one_token_is_never_sent(tmp_path: Path, content: bytes, kind: SetupFaultKind, line: int) -> None:
    path = tmp_path / "token"
    path.write_bytes(content)
    found = read_token(path)
    assert isinstance(found, SetupFault)
    assert (found.kind, found.line, found.file) == (kind, line, str(path))
    with pytest.raises(SignInNeeded):
        FileToken(path).token()


def test_a_folder_and_a_missing_file_are_no_token(tmp_path: Path) -> None:
    assert read_token(tmp_path) == SetupFault(SetupFaultKind.FOLDER, str(tmp_path))
    assert read_token(tmp_path / "no") == SetupFault(SetupFaultKind.MISSING_FILE, str(tmp_path / "no"))


def test_a_refused_token_is_not_sent_again_at_once(tmp_path: Path) -> None:
    (tmp_path / "token").write_text(TOKEN)
    tokens = FileToken(tmp_path / "token")
    tokens.refused(TOKEN)
    with pytest.raises(SignInNeeded):
        tokens.token()
    assert tokens.token() == TOKEN
