"""How a form is filled in, as its cover and the heads of its sheets tell."""

from __future__ import annotations

from cjreport.supply.fields import MOST_ROWS

IN_A_CELL = "A cell holds up to 32,767 characters; Alt+Enter begins a new line (Ctrl+Enter in LibreOffice)."
MORE_ROWS = "Rows may be added below the last."
HOW = {
    "Where to write": (
        "In the cells with a pale yellow ground: under Your answer, or in the columns of a table. Cells with a white "
        "ground tell what is asked. What does not apply may stay empty, also a whole sheet."
    ),
    "How long": (f"{IN_A_CELL} Excel shows some 27 lines of a row; the rest is kept, and shows in the formula bar."),
    "More rows": (
        f"Write below the last row of a table, as far as row {MOST_ROWS:,}. Leave the headings, their order and the "
        "names of sheets as they are, and write nothing beside a table: it would not be read, and you would be told."
    ),
    "Numbers": (
        "What a cell shows is what is taken. A percentage may be typed as 45%, or as 45 with the unit %. Write no "
        "words with a number: 120, and not about 120."
    ),
    "Formatting": (
        "Bold letters and colours are not kept. Words may be in Markdown: **bold**, [a link](https://www.gov.scot), "
        'and "- " before each item of a list.'
    ),
    "People": "Never write a person's name or address. Write the role.",
    "When it is filled in": 'Save it as an Excel workbook (.xlsx), and run: cjreport import "{file}"{country}',
}
"""How a form is filled in, as its cover tells."""
