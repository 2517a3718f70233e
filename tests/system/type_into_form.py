"""Types texts into the cells of a workbook with LibreOffice, as a person would, and saves it.

Run by Debian's own Python, which has LibreOffice's bridge (python3-uno), with a JSON file: the workbook, where to save
it, and a list of sheet, cell, text.
"""

import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.connection import NoConnectException


def wish(name, value):
    """Name a setting and its value, as LibreOffice takes them."""
    return PropertyValue(Name=name, Value=value)


def desktop_of(pipe):
    """Reach a LibreOffice that has just been started, and give what opens documents in it."""
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    for _ in range(240):
        try:
            context = resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
        except NoConnectException:
            time.sleep(0.25)
        else:
            services = context.ServiceManager
            return (
                services.createInstanceWithContext("com.sun.star.frame.Desktop", context),
                services.createInstanceWithContext("com.sun.star.frame.DispatchHelper", context),
            )
    raise TimeoutError("LibreOffice does not answer")


def type_all(desktop, typist, work):
    """Open the workbook, type into each cell, and save it."""
    document = desktop.loadComponentFromURL(Path(work["form"]).as_uri(), "_blank", 0, (wish("Hidden", True),))
    controller = document.CurrentController
    for sheet, cell, text in work["typed"]:
        page = document.Sheets.getByName(sheet)
        if "\n" in text:  # a line is broken by Ctrl+Enter while a cell is edited; what is typed is then text
            page.getCellRangeByName(cell).setString(text)
            continue
        controller.setActiveSheet(page)
        typist.executeDispatch(controller.Frame, ".uno:GoToCell", "", 0, (wish("ToPoint", cell),))
        typist.executeDispatch(controller.Frame, ".uno:EnterString", "", 0, (wish("StringName", text),))
    document.storeToURL(Path(work["saved"]).as_uri(), (wish("FilterName", "Calc MS Excel 2007 XML"),))
    document.close(True)


def main():
    work = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    with tempfile.TemporaryDirectory() as profile:
        pipe = f"cjreport{Path(profile).name}"
        office = subprocess.Popen(
            [
                "soffice",
                "--headless",
                "--norestore",
                f"-env:UserInstallation={Path(profile).as_uri()}",
                f"--accept=pipe,name={pipe};urp;",
            ]
        )
        try:
            desktop, typist = desktop_of(pipe)
            type_all(desktop, typist, work)
            desktop.terminate()
        finally:
            try:
                office.wait(30)
            except subprocess.TimeoutExpired:
                office.kill()


if __name__ == "__main__":
    main()
