"use strict";
{
const form = document.querySelector("form");
const field = form.querySelector("input");
const said = form.querySelector("[role=status]");
const places = [...document.querySelectorAll("[data-found-by]")];
const rows = places.filter(place => place.localName === "tr");

// capitals, accents, punctuation and "&" for "and" make no difference
const plain = text => text.normalize("NFD").toLowerCase().replace(/\p{M}|['’.]/gu, "").replace(/&/g, " and ")
  .replace(/[^\p{L}\p{N}]+/gu, " ").trim();
const isShown = place => !place.classList.contains("unmatched");

function find() {
  const words = plain(field.value).split(" ").filter(word => word !== "council");
  for (const place of places) {
    const names = plain(place.dataset.foundBy);
    place.classList.toggle("unmatched", !words.every(word => names.includes(word)));
  }
  for (const part of document.querySelectorAll(".country, .reports")) {
    part.classList.toggle("unmatched", !rows.some(row => part.contains(row) && isShown(row)));
  }
  const shown = rows.filter(isShown).length;
  said.textContent = shown ? `${shown} of ${rows.length} ${form.dataset.what} shown.`
    : "Nothing has that name or code. Try a part of it.";
}

field.addEventListener("input", find);
field.addEventListener("keydown", event => {
  if (event.key === "Escape") { field.value = ""; find(); }
});
form.addEventListener("submit", event => event.preventDefault());
form.hidden = false;
find();
}
