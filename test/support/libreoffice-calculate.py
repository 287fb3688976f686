# Fills a sheet in LibreOffice, lets it calculate with links allowed, and prints what each formula gives as JSON.
#
# Read from standard input: {"cells": [[...], ...], "formulas": ["=...", ...]}; row n of the cells belongs to formula n, from A1 on,
# and "{r}" in a formula is its row. Arguments: the soffice program, a scratch folder.
import json
import os
import subprocess
import sys
import time

import uno
from com.sun.star.beans import PropertyValue

FORMULA_COLUMN = 20
LINKS_ALLOWED = 3


def named(name, value):
    made = PropertyValue()
    made.Name, made.Value = name, value
    return made


def connect(program, folder):
    pipe = "dvc%d" % os.getpid()
    office = subprocess.Popen(
        [program, "-env:UserInstallation=file://%s/profile" % folder, "--headless", "--norestore", "--nologo", "--accept=pipe,name=%s;urp;" % pipe],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    for _ in range(200):
        try:
            context = resolver.resolve("uno:pipe,name=%s;urp;StarOffice.ComponentContext" % pipe)
            return office, context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
        except Exception:
            time.sleep(0.1)
    office.kill()
    raise SystemExit("LibreOffice did not answer")


def result(cell):
    if cell.getError() != 0:
        return {"error": cell.getString()}
    if cell.FormulaResultType2 == 1:
        return cell.getValue()
    return cell.getString()


def main():
    given = json.load(sys.stdin)
    program, folder = sys.argv[1:3]
    office, desktop = connect(program, folder)
    try:
        # A document of one's own may ask servers; one that was opened from a file asks the user first.
        options = (named("Hidden", True), named("UpdateDocMode", LINKS_ALLOWED))
        document = desktop.loadComponentFromURL("private:factory/scalc", "_blank", 0, options)
        sheet = document.Sheets.getByIndex(0)
        for row, (cells, formula) in enumerate(zip(given["cells"], given["formulas"])):
            for column, content in enumerate(cells):
                cell = sheet.getCellByPosition(column, row)
                if isinstance(content, str):
                    cell.setString(content)
                elif content is not None:
                    cell.setValue(content)
            sheet.getCellByPosition(FORMULA_COLUMN, row).setFormula(formula.replace("{r}", str(row + 1)))
        print(json.dumps([result(sheet.getCellByPosition(FORMULA_COLUMN, row)) for row in range(len(given["formulas"]))]))
        document.close(True)
    finally:
        try:
            desktop.terminate()
        except Exception:
            pass
        office.wait(20)


main()
