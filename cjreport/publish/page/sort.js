"use strict";
// Each heading of a table of class "sortable", but those with data-unsorted, becomes a button that sorts its rows.
// Without scripts it is a plain table.
for (const table of document.querySelectorAll("table.sortable")) {
  const headings = [...table.tHead.rows[0].cells];
  const said = document.createElement("p");
  const words = new Intl.Collator("en-GB", { numeric: true });
  // what cells are sorted by: the number that each carries or, where none of them has one, their words
  const keys = cells => {
    const numbers = cells.map(cell => cell.dataset.sort ?? cell.querySelector("data")?.value);
    return numbers.some(number => number !== undefined)
      ? numbers.map(number => (number === undefined ? null : Number(number)))
      : cells.map(cell => cell.textContent.trim() || null);
  };
  const compare = (one, other) => (typeof one === "number" ? one - other : words.compare(one, other));

  function sort(heading) {
    const place = headings.indexOf(heading);
    const sign = heading.ariaSort === "ascending" ? -1 : 1;
    for (const each of headings) each.removeAttribute("aria-sort");
    heading.ariaSort = sign > 0 ? "ascending" : "descending";
    const rows = [...table.tBodies[0].rows];
    const found = keys(rows.map(row => row.cells[place]));
    const keyed = rows.map((row, number) => [found[number], row]);
    // whichever way, what has no figure comes last
    keyed.sort(([a], [b]) => (a === null) - (b === null) || (a === null ? 0 : sign * compare(a, b)));
    table.tBodies[0].append(...keyed.map(([, row]) => row));
    said.textContent = `Sorted by ${heading.textContent.trim()}, ${heading.ariaSort}.`;
  }

  for (const heading of headings.filter(each => !("unsorted" in each.dataset))) {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...heading.childNodes);
    button.addEventListener("click", () => sort(heading));
    heading.append(button);
  }
  said.className = "visually-hidden";
  said.setAttribute("role", "status");
  table.after(said);
  table.classList.add("sorts");
}
