"""Frictionless validates a whole package: `python in_frictionless.py PACKAGE OUT`."""

import sys
from pathlib import Path

import frictionless


def main(package: Path) -> None:
    """Validate all rows of all resources; write nothing."""
    report = frictionless.validate(str(package / "datapackage.json"))
    if not report.valid:
        sys.exit(f"not valid: {report.flatten(['rowNumber', 'fieldName', 'note'])[:5]}")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
