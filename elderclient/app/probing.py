"""``elderclient probe``: prints what an operator has, as a policy with comments. For staff, in English."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path

from elderclient.adapters.operator_api.probe import Finding, Probe, Standing
from elderclient.app.options import RefusedOption
from elderclient.app.setup_report import explained, report
from elderclient.app.token_file import read_token
from elderclient.domain.errors import OperatorError
from elderclient.domain.operator_address import operator_address
from elderclient.domain.setup_fault import SetupFault

NONE_FOUND = 1
"""Exit code where no API was found, or the operator cannot be reached."""


def probe(operator: str, token_file: Path | None) -> int:
    """Ask the operator, print the policy; return the exit code. Raises ``RefusedOption``."""
    try:
        url = operator_address(operator)
    except ValueError as problem:
        raise RefusedOption(f"--operator: the address {problem}") from None
    token = "" if token_file is None else read_token(token_file)
    if isinstance(token, SetupFault):
        raise RefusedOption(f"--token-file: {explained(token)}".rstrip("."))
    asking = Probe(url, token, report=_progress)
    try:
        found = list(asking.findings())
    except OperatorError as problem:
        report(f"{url} cannot be reached: {problem}")
        return NONE_FOUND
    finally:
        asking.close()
        _progress("")
    for line in policy_lines(url, found, has_token=bool(token), now=datetime.now(UTC)):
        sys.stdout.write(f"{line}\n")
    if not any(one.is_there for one in found):
        report(f"none of the APIs was found, so there is no policy to print{_hint(found, has_token=bool(token))}")
        return NONE_FOUND
    return 0


def policy_lines(url: str, found: Iterable[Finding], *, has_token: bool, now: datetime) -> Iterator[str]:
    """Yield a policy for what was found, with everything else in comments."""
    findings = list(found)
    token = "with a token" if has_token else "without a token"
    yield f"# {url}, asked {token} on {now:%Y-%m-%d %H:%M} UTC"
    for finding in findings:
        yield from _comment(finding)
    locked = [one for one in findings if one.answers[0].standing is Standing.LOCKED]
    if locked:
        yield "#"
        yield "# Locked: 401 asks for a valid token, 403 is not for this customer. The path is there; nothing was read."
    if not any(one.is_there for one in findings):
        return
    yield ""
    yield f'operator_url = "{url}"'
    yield "# Not found out by asking: see docs/policy.md. Without a hotline people dial the number on their bill."
    yield '# hotline = "the number that people dial"'
    yield "# Where the operator is not in China, also:"
    yield '# zone = "the name of its time zone"'
    yield '# currency = "the three letters of its currency"'
    for finding in findings:
        if finding.is_there:
            yield ""
            yield f"[api.{finding.name}]"
            yield f'path = "{finding.path}"'
            if finding.version:
                yield f'version = "v{finding.version}"'


def _hint(findings: list[Finding], *, has_token: bool) -> str:
    """What staff can do where every API gives one answer."""
    details = {finding.answers[0].detail.partition(",")[0] for finding in findings}
    standings = {finding.answers[0].standing for finding in findings}
    if details == {"HTTP 401"}:
        why = "the token is not accepted" if has_token else "--token-file is missing"
        return f": 401 answers everything, and {why}"
    if details == {"HTTP 403"}:
        return ": 403 answers everything, and nothing is allowed to this customer or from here"
    if standings == {Standing.PAGE}:
        return ": a web page answers everything, and the address may be that of a web site"
    return ""


def _comment(finding: Finding) -> Iterator[str]:
    for index, answer in enumerate(finding.answers):
        name = finding.name if not index else ""
        path = finding.path if answer.standing is not Standing.NOT_THERE or index else "(all known paths were tried)"
        yield f"#   {name:<14} {answer.resource:<34} {answer.standing.value} ({answer.detail}) {path}".rstrip()
    for path in finding.others:
        yield f"#   {'':<14} also there: {path}"


def _progress(name: str) -> None:
    """On a terminal only: what is printed may go into a file."""
    if sys.stderr is not None and sys.stderr.isatty():
        sys.stderr.write(f"\r\033[K{name}")
        sys.stderr.flush()
