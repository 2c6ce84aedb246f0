"""Commands that show what reports state of each fact, and whether they agree."""

# Each command imports what it needs: `--help` must not wait for polars and pandera.
# ruff: noqa: PLC0415

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pipeline.cli.options import FILE, LANGUAGES, OUT
from pipeline.cli.output import say

if TYPE_CHECKING:
    from pipeline.rendering.views import Account

_STANDINGS = {"disputed": "red", "corroborated": "green", "rounded": "cyan"}
_VERDICTS = {
    "contradictory": "red",
    "divergent": "yellow",
    "period_differs": "yellow",
    "revised": "magenta",
    "equal": "green",
    "compatible": "cyan",
}


@click.command()
@click.option("--indicator", metavar="ID", help="Only facts of this indicator.")
@click.option("--subject", metavar="ID", help="Only facts of this subject.")
@click.option("--disputed", is_flag=True, help="Only facts whose reports disagree.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "markdown"]),
    default="text",
    show_default=True,
    help="Form in which they are told.",
)
@click.option("--lang", type=LANGUAGES, default="en", show_default=True)
@OUT
def compare(  # noqa: PLR0913, PLR0917 - a command has as many options
    indicator: str | None,
    subject: str | None,
    disputed: bool,  # noqa: FBT001 - a flag of the command line
    form: str,
    lang: str,
    out: Path,
) -> None:
    """Show each fact: every report's words, and whether they agree.

    Example: python -m pipeline compare --disputed --indicator grdp-growth
    """
    from pipeline.dataset import list_facts
    from pipeline.rendering.markdown import tell_in_markdown
    from pipeline.rendering.query import Selection

    accounts = list_facts(out, lang, Selection(indicator, subject, disputed))
    match form:
        case "json":
            records = [asdict(account) for account in accounts]
            say(json.dumps(records, ensure_ascii=False, indent=1))
        case "markdown":
            say(tell_in_markdown(accounts, lang).rstrip("\n"))
        case _:
            if not accounts:
                say("no such facts" if not disputed else "no disputed facts")
            for account in accounts:
                _show_account(account)


def _show_account(account: Account) -> None:
    """One fact: its title and standing, the reports, then the pairs."""
    from pipeline.issues.explain import show

    standing = click.style(
        account.standing_label, fg=_STANDINGS.get(account.standing), bold=True
    )
    interval = f"  [{account.interval}]" if account.interval else ""
    say(f"{click.style(show(account.title), bold=True)}  {standing}{interval}")
    width = max(len(report.words) for report in account.reports)
    for report in account.reports:
        words = f"“{show(report.words)}”".ljust(width + 2)
        say(f"  {words}  {show(report.citation)}")
        if report.note:
            say(f"  {'':<{width + 2}}  {click.style(show(report.note), dim=True)}")
    for pair in account.pairs:
        verdict = click.style(pair.judgement, fg=_VERDICTS[pair.verdict])
        say(f"  {verdict}  {show(' / '.join(pair.publishers))}: {show(pair.rule)}")
    say()


@click.command()
@click.argument("documents", nargs=-1, required=True, type=FILE)
@OUT
def fill(documents: tuple[Path, ...], out: Path) -> None:
    """Write what is found into documents, between the marks that ask for it.

    A document asks with a line `<!-- compare OPTIONS -->` for what that command tells
    as Markdown; it stands there up to `<!-- /compare -->`.

    Example: python -m pipeline fill README.md
    """
    from pipeline.dataset import fill_document

    for document in documents:
        if fill_document(document, out):
            say(f"{document}: filled anew")


COMMANDS = (compare, fill)
