"""Notebooks as they stand once they have run, made without running them."""

from nbformat import v4

from cjreport.inputs.item import Item
from cjreport.present.blocks import BLOCKS, MIME, OPENED, Front, Prose
from cjreport.present.notebook.display import Passage
from cjreport.present.text_runs import Text

ISLES = Item(kind="area", code="X12000002", place="Isles of Example", period="2024-25")
GLEN = Item(kind="area", code="X12000004", place="Example's Glen", period="2024-25")


def front(item=ISLES):
    """The title of a report."""
    return Front(
        item=item,
        period=item.period,
        title=f"{item.place}, {item.period}",
        subtitle="Annual report",
        country="Exampleland",
        example=True,
        facts=(),
        downloads=(),
    )


def prose(words):
    """A paragraph."""
    return Prose(runs=(Text(text=words),))


def passage(*blocks, item=ISLES):
    """What a part of a report leaves behind."""
    return v4.new_output("execute_result", data=Passage(blocks, item)._repr_mimebundle_(), execution_count=1)


def forged(*blocks):
    """Blocks as plain data, with whatever somebody wrote into them."""
    return v4.new_output("display_data", data={MIME: [*BLOCKS.dump_python((prose("Ours."),), mode="json"), *blocks]})


def opening(item=ISLES):
    """What opening a report leaves behind."""
    return v4.new_output("display_data", data={OPENED: item.model_dump(), "text/plain": str(item)})


def code(*outputs, source="report.part()", tags=()):
    """A cell of code that has run."""
    about = {"tags": [*tags]} if tags else {}
    return v4.new_code_cell(source, outputs=[*outputs], execution_count=1, metadata=about)


def notebook(*cells, item=ISLES):
    """A notebook that opened a report and showed its title, with more cells below."""
    return v4.new_notebook(cells=[code(opening(item)), code(passage(front(item), item=item)), *cells])
