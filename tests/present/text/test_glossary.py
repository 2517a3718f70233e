"""Terms and what they mean."""

from cjreport.inputs.registers.glossary import Term
from cjreport.present.text.glossary import glossary_block
from cjreport.present.text.phrases import plain


def test_each_term_stands_before_its_meaning():
    """In the order in which they are given, the term alone stressed."""
    terms = [Term(term=term, means=means) for term, means in (("Zeal", "A wish."), ("Aim", "What is wanted."))]
    items = glossary_block(terms).items

    assert [plain(prose.runs) for [prose] in items] == ["Zeal: A wish.", "Aim: What is wanted."]
    assert [[run.style for run in prose.runs] for [prose] in items] == [["strong", "plain"]] * 2
