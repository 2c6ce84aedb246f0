"""How every command behaves: its example, its arguments, its errors as messages."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import click

from pipeline.cli.errors import errors_as_messages
from pipeline.cli.output import escape_unprintable
from pipeline.issues.messages import escape_controls


class Command(click.Command):
    """A command with an example in its help, whose errors are messages.

    `example` is what follows the command's name in the example. With `any_text`, the
    command takes arguments that are no Unicode.
    """

    def __init__(
        self, *args: Any, example: str, any_text: bool = False, **kwargs: Any
    ) -> None:
        """Keep the example besides what every command has."""
        super().__init__(*args, **kwargs)
        self.example = example
        self.any_text = any_text

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the example, under the name by which the program was started."""
        with formatter.section("Example"):
            formatter.write_text(f"{ctx.command_path} {self.example}".rstrip())

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Refuse arguments that are no Unicode: no file or cell may be so either."""
        broken = [arg for arg in args if not (self.any_text or _is_unicode(arg))]
        for arg in broken:
            message = f"{escape_controls(arg)} is not UTF-8: rename or retype it"
            raise click.UsageError(message, ctx)
        return super().parse_args(ctx, args)

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; whatever goes wrong is a message of this command."""
        with errors_as_messages(ctx):
            return super().invoke(ctx)


def _is_unicode(text: str) -> bool:
    """Whether a text has no half of a surrogate pair, as broken arguments have."""
    return not any("\ud800" <= character <= "\udfff" for character in text)


class CommandGroup(click.Group):
    """The commands in sections: a title, and the commands under it in order."""

    def __init__(
        self, *args: Any, sections: dict[str, Sequence[Command]], **kwargs: Any
    ) -> None:
        """Add the commands of every section."""
        super().__init__(*args, **kwargs)
        self.sections = sections
        for commands in sections.values():
            for command in commands:
                self.add_command(command)

    def main(self, *args: Any, **kwargs: Any) -> Any:
        """Run a command; letters that the output cannot hold are spelled out."""
        escape_unprintable()
        return super().main(*args, **kwargs)

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command; whatever goes wrong in reading its options is a message."""
        with errors_as_messages(ctx):
            return super().invoke(ctx)

    def format_commands(self, _: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the sections, each command with the first line of its help."""
        for title, commands in self.sections.items():
            with formatter.section(title):
                formatter.write_dl(
                    [
                        (f"{command.name}", (command.help or "").partition("\n")[0])
                        for command in commands
                    ]
                )
