"""Anchors are set where words stand once; nothing else of a sheet is touched."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.anchors.digest import write_place
from pipeline.anchors.text import Text, read_text
from pipeline.paths import sheet_file
from pipeline.schemas.raw import ANCHORS
from pipeline.transcription.anchoring import (
    Anchorer,
    Outcome,
    find_cuts,
    list_places,
)
from pipeline.transcription.mentions import find_figures
from pipeline.transcription.surroundings import find_surroundings
from tests.conftest import Reports

TEXT = "Năm 2025 có 5 xã.\n\nTừ 5 xã, năm 2025 còn 3 xã."
HEADER = "row,words,at,note\n"
WORDS = [("words", "at")]


def run(sheet: str, content: str = TEXT) -> Outcome:
    """Return a sheet anchored without anyone to choose."""
    return Anchorer(as_text(content), lambda *_: None).anchor(sheet, WORDS)


def as_text(content: str) -> Text:
    """Return an invented text."""
    text = read_text(content.encode())
    assert text
    return text


def placed(at: int, words: str, content: str = TEXT) -> str:
    """Return the cell of words that stand in an invented text."""
    return write_place(as_text(content).sha256, at, words)


def test_words_that_stand_once_are_anchored_and_no_byte_else_changes() -> None:
    sheet = 'row,words,at,note\r\no2,còn 3 xã,,"a, ""b"""\r\no1,"Từ 5 xã, năm",,\r\n'

    outcome = run(sheet)

    assert outcome.sheet == (
        f'row,words,at,note\r\no2,còn 3 xã,{placed(37, "còn 3 xã")},"a, ""b"""\r\n'
        f'o1,"Từ 5 xã, năm",{placed(19, "Từ 5 xã, năm")},\r\n'
    )


@pytest.mark.parametrize(
    ("words", "content", "place"),
    [
        ("3 xã", "13 xã, 3 xã.", 7),
        ("190 xã", "3.190 xã, 190 xã", 10),
        ("1,5", "1,55 và 21,5 và 1,5", 16),
        ("xã", "xãm, xã", 5),
        ("5%", "15%, 5%", 5),
    ],
)
def test_words_stand_only_where_they_stand_whole(
    words: str, content: str, place: int
) -> None:
    quoted = f'"{words}"' if "," in words else words

    cell = run(HEADER + f"o1,{quoted},,\n", content).set_[0][1]
    assert cell == placed(place, words, content)


def test_words_that_stand_twice_are_listed_or_chosen() -> None:
    sheet = HEADER + "o1,5 xã,,\n"

    outcome = run(sheet)
    assert outcome.sheet == sheet
    assert [found for _, found in outcome.open_] == [[12, 22]]

    text = as_text(TEXT)
    chosen = Anchorer(text, lambda _, found: found[1]).anchor(sheet, WORDS)
    assert chosen.sheet == HEADER + f"o1,5 xã,{placed(22, '5 xã')},\n"


def test_an_anchor_that_holds_stays_even_where_the_words_stand_twice() -> None:
    sheet = HEADER + f"o1,5 xã,{placed(22, '5 xã')},\n"

    assert run(sheet).sheet == sheet


@pytest.mark.parametrize("cell", ["22", "22#000000", "22#", "22#x"])
def test_a_place_without_its_digest_gets_it_and_stays(cell: str) -> None:
    outcome = run(HEADER + f"o1,5 xã,{cell},\n")

    assert outcome.sheet == HEADER + f"o1,5 xã,{placed(22, '5 xã')},\n"


def reissue(sheet: str, content: str) -> Outcome:
    """Return a sheet anchored in a new issue of its text."""
    pairs, text = WORDS, as_text(content)
    anchors = [(p.at, p.words) for p in list_places(sheet, pairs) if p.at is not None]
    around = find_surroundings(anchors, text)
    return Anchorer(text, lambda *_: None, around).anchor(sheet, pairs)


def test_a_text_that_was_re_issued_moves_its_anchors_and_lists_what_is_lost() -> None:
    sheet = HEADER + "o1,5 xã,22#3fa9c1,\no2,còn 3 xã,37,\no3,Năm 2025,0,\n"
    text = "Tin mới. " + TEXT.replace("Năm 2025", "Năm 2024")

    outcome = reissue(sheet, text)

    assert outcome.sheet == (
        f"{HEADER}o1,5 xã,{placed(31, '5 xã', text)},\n"
        f"o2,còn 3 xã,{placed(46, 'còn 3 xã', text)},\no3,Năm 2025,0,\n"
    )
    assert [place.words for place in outcome.lost] == ["Năm 2025"]


def test_words_move_to_no_lookalike_even_if_it_is_the_only_one() -> None:
    sheet = HEADER + "o1,5 xã,12,\no2,Năm 2025,0,\n"
    text = "Năm 2025 có sáu xã.\n\nỞ nơi khác có 5 xã."

    outcome = reissue(sheet, text)

    assert [p.words for p, _ in outcome.open_] == ["5 xã", "Năm 2025"]
    assert outcome.sheet == sheet


def test_words_that_stand_in_their_old_place_by_chance_do_not_hold() -> None:
    sheet = HEADER + "o1,5 xã,12,\no2,Năm 2025,0,\n"
    text = "Thêm nữa có 5 xã. Năm 2025 có 5 xã."

    outcome = reissue(sheet, text)

    assert [(p.words, cell.partition("#")[0]) for p, cell in outcome.set_] == [
        ("5 xã", "30"),
        ("Năm 2025", "18"),
    ]


TIMED = "row,time_words,time_at,words,at,note\n"
BOTH = [("words", "at"), ("time_words", "time_at")]


def anchor_timed(row: str, content: str) -> Outcome:
    """Return a row with a figure and its time, anchored."""
    return Anchorer(as_text(content), lambda *_: None).anchor(TIMED + row, BOTH)


def test_words_beside_a_figure_take_the_nearest_place_before_it_and_say_so() -> None:
    text = "Quý 2 tốt. Ở quý 2, tăng 5%. Rồi quý 2 qua. Lại quý 2."

    outcome = anchor_timed("o1,quý 2,,tăng 5%,,\n", text)

    assert outcome.sheet == (
        f"{TIMED}o1,quý 2,{placed(13, 'quý 2', text)},"
        f"tăng 5%,{placed(20, 'tăng 5%', text)},\n"
    )
    assert [(p.words, at, count) for p, at, count in outcome.taken] == [
        ("quý 2", 13, 3)
    ]


@pytest.mark.parametrize(
    "text",
    ["Lên 5%, quý 2, quý 2.", "Ở quý 2 lên 5%, quý 2 lên 5%."],
    ids=["none before", "figure twice"],
)
def test_they_take_none_where_none_is_before_the_one_figure(text: str) -> None:
    outcome = anchor_timed("o1,quý 2,,5%,,\n", text)

    assert not outcome.taken
    assert "quý 2" in [place.words for place, _ in outcome.open_]


def test_words_of_further_cells_stand_before_the_first_figure_of_their_rows() -> None:
    text = as_text("Tỉnh rộng. Tỉnh có 5 xã, tỉnh có 3 xã. Tỉnh đông.")
    anchorer = Anchorer(text, lambda *_: None)
    anchorer.anchor(HEADER + "o1,5 xã,,\no2,3 xã,,\n", WORDS)
    cells = "row,rows,words,at,note\na1,o1 o2,Tỉnh,,\na2,o9,Tỉnh,,\n"

    outcome = anchorer.anchor(cells, WORDS)

    assert [(p.row, at) for p, at, _ in outcome.taken] == [("a1", 11)]
    assert [place.row for place, _ in outcome.open_] == ["a2"]


def test_words_that_cut_a_figure_are_told_with_those_to_copy() -> None:
    text = as_text("Dân số gần 4,7 triệu người, tăng 5%.")
    sheet = HEADER + 'o1,"4,7 triệu người",,\no2,"Dân số gần 4,7 triệu người",,\n'
    outcome = Anchorer(text, lambda *_: None).anchor(sheet, WORDS)
    figures = find_figures(text, "vi", None)

    cuts = find_cuts(outcome, figures, text)

    assert [(p.words, whole) for p, whole in cuts] == [
        ("4,7 triệu người", "gần 4,7 triệu người")
    ]


@pytest.mark.parametrize("name", ANCHORS)
def test_emptied_anchors_come_back_where_words_are_unique(
    reports: Reports, name: str
) -> None:
    source_id = reports.source_ids[0]
    content = reports.read(source_id)
    sheet = sheet_file(reports.raw, source_id, name).read_text(encoding="utf-8")
    header, *rows = csv.reader(io.StringIO(sheet))
    for words, at in ANCHORS[name]:
        for row in rows:
            if content.count(row[header.index(words)]) == 1:
                row[header.index(at)] = ""
    emptied = io.StringIO()
    csv.writer(emptied, lineterminator="\n").writerows([header, *rows])

    outcome = Anchorer(as_text(content), lambda *_: None).anchor(
        emptied.getvalue(), ANCHORS[name]
    )

    assert outcome.sheet == sheet
    assert not outcome.lost


CELLS = st.text(st.sampled_from('aă,"; '), max_size=6)


@given(st.lists(st.tuples(CELLS, CELLS), max_size=5), CELLS)
def test_whatever_the_cells_hold_only_offsets_change(
    rows: list[tuple[str, str]], content: str
) -> None:
    written = io.StringIO()
    cells = [[f"o{i}", words, "", note] for i, (words, note) in enumerate(rows)]
    csv.writer(written, lineterminator="\n").writerows(
        [["row", "words", "at", "note"], *cells]
    )

    outcome = run(written.getvalue(), content)

    again = list(csv.reader(io.StringIO(outcome.sheet)))[1:]
    assert [[c[0], c[1], c[3]] for c in again] == [[c[0], c[1], c[3]] for c in cells]
    for _, words, at, _ in again:
        place = at.partition("#")[0]
        assert not at or content.startswith(words, int(place))
