"""The texts that the cells of a workbook share are read as the library reads them that reads the rest."""

import io

import pytest
from openpyxl.reader.strings import read_string_table

from desktop.importing.shared_texts import read_texts

_MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
_TEXTS = (
    "<si><t>Blågårds Plads</t></si>", "<si><t/></si>", "<si/>",
    '<si><t xml:space="preserve"> to  mellemrum </t></si>',
    "<si><r><t>Rolig</t></r><r><rPr><b/></rPr><t> aften</t></r></si>",
    "<si><t>東</t><rPh sb='0' eb='1'><t>ひがし</t></rPh><phoneticPr fontId='1'/></si>",
    "<si><t>_x005F_x000D_ &amp; 😀</t></si>",
)  # fmt: skip


def test_every_way_to_write_a_text_is_read_as_the_library_reads_it() -> None:
    part = f"<sst {_MAIN}>{''.join(_TEXTS)}</sst>".encode()
    texts = read_texts(io.BytesIO(part))
    assert list(texts) == read_string_table(io.BytesIO(part))
    assert texts[0] == "Blågårds Plads" and texts[4] == "Rolig aften" and texts[-1].endswith("😀")
    assert texts[2:5] == list(texts)[2:5]


def test_a_text_that_is_not_there_is_a_fault_of_the_file() -> None:
    texts = read_texts(io.BytesIO(f"<sst {_MAIN}>{_TEXTS[0]}</sst>".encode()))
    with pytest.raises(IndexError):
        texts[1]
