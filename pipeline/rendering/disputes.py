"""The page of disputes: every fact whose reports do not agree, for people to read."""

from __future__ import annotations

from pipeline.rendering.markdown import tell_in_markdown
from pipeline.rendering.query import Selection
from pipeline.rendering.views import gather_accounts
from pipeline.schemas.published import Tables

_PAGE = {
    "en": """# Disputed facts

*[Bản tiếng Việt](disputes.vi.md)*

{count} facts on which the reports do not agree, with their words as printed.
No report is held to be right: each stands beside the others.
How words become intervals, and what each verdict means:
[docs/comparing.md](../docs/comparing.md).

""",
    "vi": """# Các dữ kiện chưa thống nhất

*[English](disputes.md)*

{count} dữ kiện mà các bài nói không khớp nhau, kèm lời như đã in.
Không bài nào được coi là đúng: các bài đứng cạnh nhau.
Lời thành khoảng giá trị ra sao, mỗi kết luận nghĩa là gì:
[docs/comparing.vi.md](../docs/comparing.vi.md).

""",
}


def render_disputes(tables: Tables, language: str) -> bytes:
    """The page in one language."""
    accounts = gather_accounts(tables, language, Selection(disputed=True))
    page = _PAGE[language].format(count=len(accounts))
    return (page + tell_in_markdown(accounts, language)).encode()
