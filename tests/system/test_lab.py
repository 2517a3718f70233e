"""The report made as an analyst makes it: JupyterLab in a real browser, its Run menu and its export menu."""

import os
import re
import secrets
import shutil
import socket
import subprocess
import sys
import time
from contextlib import suppress

import pytest
from conftest import make_workbench
from playwright.sync_api import sync_playwright

pytestmark = pytest.mark.system

CHROMIUM = ("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update")
TOKEN = secrets.token_hex()
PATIENCE = 300_000
"""Milliseconds: a notebook runs in a cold kernel."""


@pytest.fixture(scope="module")
def lab(tmp_path_factory):
    """A real JupyterLab over a small workbench, at an address."""
    home = make_workbench(tmp_path_factory.mktemp("fictional") / "home")
    for notebook in ("area_report.ipynb", "area_report.py"):  # a pair, which jupytext holds to each other
        file = home / "notebooks" / notebook
        file.write_text(
            file.read_text(encoding="utf-8").replace("Scottish Borders", "Isles of Example"), encoding="utf-8"
        )
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "jupyterlab", "--no-browser", f"--port={port}", "--allow-root"]
    command += [f"--IdentityProvider.token={TOKEN}", f"--ServerApp.root_dir={home / 'notebooks'}"]
    environment = {"JUPYTERLAB_SETTINGS_DIR": str(home / "lab"), "JUPYTERLAB_WORKSPACES_DIR": str(home / "lab")}
    with (home / "lab.log").open("w", encoding="utf-8") as log:
        running = subprocess.Popen(
            command, stdout=log, stderr=subprocess.STDOUT, cwd=home, env=os.environ | environment
        )
    try:
        for _ in range(1200):
            assert running.poll() is None, (home / "lab.log").read_text(encoding="utf-8")
            with suppress(OSError):
                socket.create_connection(("127.0.0.1", port), timeout=1).close()
                break
            time.sleep(0.1)
        yield f"http://127.0.0.1:{port}/lab/tree/area_report.ipynb?reset&token={TOKEN}"
    finally:
        running.terminate()
        running.wait(timeout=60)


def menu(page, *names):
    """Choose from the menus of JupyterLab, one within another."""
    bar, *entries = names
    page.locator("#jp-MainMenu").get_by_text(bar, exact=True).click()
    for name in entries[:-1]:
        page.locator(".lm-Menu-item", has_text=re.compile(f"^{name}")).hover()
    page.locator(".lm-Menu-itemLabel", has_text=re.compile(f"^{entries[-1]}$")).last.click()


def test_an_analyst_exports_page_and_pdf_from_the_menu(lab, tmp_path):
    """All cells run, the page shows, both formats are in the menu and what is downloaded is the report."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=CHROMIUM)
        page = browser.new_page(accept_downloads=True, viewport={"width": 1280, "height": 1600})
        page.set_default_timeout(PATIENCE)
        page.goto(lab)
        asks, shows = page.locator(".jp-Dialog .jp-mod-accept"), page.locator(".jp-Cell", has_text="open_report")
        asks.or_(shows).first.wait_for()
        if asks.is_visible():  # which kernel, where none has been chosen yet
            asks.click()
        shows.first.wait_for()
        page.locator(".jp-Notebook-ExecutionIndicator[data-status=idle]").wait_for()
        menu(page, "Run", "Run All Cells")
        # attached, not visible: a quick kernel has the notebook scrolled to its end before anybody looks
        page.locator(".jp-OutputArea .cjreport h1", has_text="Isles of Example").wait_for(state="attached")
        page.wait_for_function("document.title && !document.querySelector('.jp-NotebookPanel [data-status=busy]')")
        menu(page, "File", "Save Notebook")
        made = {}
        for name, ending in (("Cjreport_html", "html"), ("Cjreport_pdf", "pdf")):
            with page.expect_download() as download:
                menu(page, "File", "Save and Export Notebook As", name)
            made[ending] = tmp_path / download.value.suggested_filename
            download.value.save_as(made[ending])
        browser.close()

    assert "<h1>Isles of Example" in made["html"].read_text(encoding="utf-8")
    assert made["pdf"].read_bytes().startswith(b"%PDF-")
