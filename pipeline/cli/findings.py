"""Commands that show what reports state of each fact, and whether they agree."""

# Each command imports what it needs: `--help` must not wait for polars and pandera.
# ruff: noqa: PLC0415

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pipeline.cli.command import Command
from pipeline.cli.options import FILE, LANGUAGES, OUT
from pipeline.cli.output import print_json, print_line

if TYPE_CHECKING:
    from pipeline.rendering.views import FactView

_STANDINGS = {"disputed": "red", "corroborated": "green", "rounded": "cyan"}
_VERDICTS = {
    "contradictory": "red",
    "divergent": "yellow",
    "estimates_differ": "yellow",
    "nature_differs": "yellow",
    "period_differs": "yellow",
    "territory_differs": "yellow",
    "revised": "magenta",
    "equal": "green",
    "compatible": "cyan",
}


@click.command(cls=Command, example="--disputed --indicator grdp")
@click.option("--indicator", metavar="ID", help="Only facts of this indicator.")
@click.option("--subject", metavar="ID", help="Only facts of this subject.")
@click.option("--disputed", is_flag=True, help="Only facts whose reports disagree.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "markdown"]),
    default="text",
    show_default=True,
    help="Format of the facts.",
)
@click.option(
    "--lang",
    type=LANGUAGES,
    default="en",
    show_default=True,
    help="Language of labels and verdicts.",
)
@OUT
def compare(  # noqa: PLR0913, PLR0917 - a command has as many options
    indicator: str | None,
    subject: str | None,
    disputed: bool,  # noqa: FBT001 - a flag of the command line
    form: str,
    lang: str,
    out: Path,
) -> None:
    """Show each fact: what every report says, and whether they agree."""
    from pipeline.dataset import list_facts
    from pipeline.rendering.markdown import render_markdown
    from pipeline.rendering.query import Selection

    views = list_facts(
        out, lang, Selection(indicator, subject, "disputed" if disputed else None)
    )
    match form:
        case "json":
            print_json([asdict(view) for view in views], indent=1)
        case "markdown":
            print_line(render_markdown(views, lang).rstrip("\n"))
        case _:
            if not views:
                print_line("no such facts" if not disputed else "no disputed facts")
            for view in views:
                _show_view(view)


def _show_view(view: FactView) -> None:
    """Print one fact: its title and standing, the reports, then the pairs."""
    from pipeline.issues.messages import escape_controls

    standing = click.style(
        view.standing_label, fg=_STANDINGS.get(view.standing), bold=True
    )
    interval = f"  [{view.interval}]" if view.interval else ""
    title = click.style(escape_controls(view.title), bold=True)
    print_line(f"{title}  {standing}{interval}")
    if view.summary:
        print_line(f"  {escape_controls(view.summary)}")
    width = max(len(report.words) for report in view.reports)
    for report in view.reports:
        words = f"“{escape_controls(report.words)}”".ljust(width + 2)
        print_line(f"  {words}  {escape_controls(report.citation)}")
        if report.note:
            note = click.style(escape_controls(report.note), dim=True)
            print_line(f"  {'':<{width + 2}}  {note}")
    for pair in view.pairs:
        verdict = click.style(pair.judgement, fg=_VERDICTS[pair.verdict])
        reason = f"{' / '.join(pair.publishers)}: {pair.rule}"
        print_line(f"  {verdict}  {escape_controls(reason)}")
    print_line()


@click.command(cls=Command, example="README.md README.vi.md")
@click.argument("documents", nargs=-1, required=True, type=FILE)
@OUT
def fill(documents: tuple[Path, ...], out: Path) -> None:
    """Update the regions of Markdown documents that show facts.

    A region is what stands between the lines `<!-- compare OPTIONS -->` and
    `<!-- /compare -->`; it becomes what `compare --format markdown` prints with the
    same --indicator, --subject and --disputed.
    """
    from pipeline.dataset import fill_documents

    for document in fill_documents(list(documents), out):
        print_line(f"{document}: updated")


COMMANDS = (compare, fill)
