"""How every command behaves: its example, and its expected errors as messages."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import click

from pipeline.cli.output import exit_with_issues
from pipeline.files import describe


class Command(click.Command):
    """A command with an example in its help, whose expected errors are messages.

    `example` is what follows the command's name in the example.
    """

    def __init__(self, *args: Any, example: str, **kwargs: Any) -> None:
        """Keep the example besides what every command has."""
        super().__init__(*args, **kwargs)
        self.example = example

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the example, under the name by which the program was started."""
        with formatter.section("Example"):
            formatter.write_text(f"{ctx.command_path} {self.example}".rstrip())

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; faults in the data exit with 1, wrong usage with 2."""
        from pipeline.issues.model import DataError, UsageError  # noqa: PLC0415 - `--help` does not wait for it

        try:
            return super().invoke(ctx)
        except DataError as error:
            exit_with_issues(error.issues)
        except UsageError as error:
            raise click.UsageError(str(error), ctx) from error
        except BrokenPipeError:
            raise  # click ends quietly
        except OSError as error:
            message = f"{describe(error)}; mend that, or name another path"
            raise click.UsageError(message, ctx) from error


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
