"""Workbooks that tests write part by part, so that they can hold what no program would write."""

import zipfile

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
TIED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
STYLES = (
    '<styleSheet xmlns="{main}"><numFmts>{codes}</numFmts><cellXfs><xf numFmtId="0"/>{styles}</cellXfs></styleSheet>'
)


def write_workbook(file, sheets, *, strings="", codes=(), book="", more=None):
    """Write a workbook of sheets, each given as what stands in its worksheet; style 1 has the first code, and so on."""
    named = "".join(
        f'<sheet name="{name}" sheetId="{at}" {book if at > 1 else ""} r:id="rId{at}"/>'
        for at, name in enumerate(sheets, 1)
    )
    ties = "".join(
        f'<Relationship Id="rId{at}" Type="{TIED}/worksheet" Target="worksheets/sheet{at}.xml"/>'
        for at in range(1, len(sheets) + 1)
    )
    shared = "".join(
        f'<Relationship Id="{x}" Type="{TIED}/{x}" Target="{x}.xml"/>' for x in ("styles", "sharedStrings")
    )
    formats = [(164 + at, code.replace('"', "&quot;").replace("<", "&lt;")) for at, code in enumerate(codes)]
    parts = {
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{TIED}"><sheets>{named}</sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{PACKAGE}">{ties}{shared}</Relationships>',
        "xl/sharedStrings.xml": f'<sst xmlns="{MAIN}">{strings}</sst>',
        "xl/styles.xml": STYLES.format(
            main=MAIN,
            codes="".join(f'<numFmt numFmtId="{number}" formatCode="{code}"/>' for number, code in formats),
            styles="".join(f'<xf numFmtId="{number}"/>' for number, _ in formats),
        ),
        **{f"xl/worksheets/sheet{at}.xml": worksheet(inside) for at, inside in enumerate(sheets.values(), 1)},
        **(more or {}),
    }
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return file


def worksheet(inside):
    """Write a worksheet around rows, or around what is given whole."""
    return f'<worksheet xmlns="{MAIN}">{inside}</worksheet>'


def rewrite_part(file, name, change):
    """Change the text of one part of a workbook, and leave the others."""
    with zipfile.ZipFile(file) as archive:
        parts = {part.filename: archive.read(part) for part in archive.infolist()}
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for part, content in parts.items():
            archive.writestr(part, change(content.decode()) if part == name else content)
    return file
