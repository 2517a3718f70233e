"use strict";
{
// Each section's heading gets a link to itself, to be copied; the contents mark the section that is being read.
const sections = [...document.querySelectorAll("main > section[aria-labelledby]")];
const entriesOf = id => document.querySelectorAll(`nav a[href="#${id}"]`);

for (const section of sections) {
  const heading = section.querySelector("h2");
  const link = document.createElement("a");
  link.className = "section-link";
  link.href = `#${heading.id}`;
  link.setAttribute("aria-label", `Link to ${heading.textContent}`);
  link.textContent = "#";
  heading.after(link);
}

const read = new IntersectionObserver(entries => {
  for (const { target, isIntersecting } of entries) {
    for (const entry of entriesOf(target.getAttribute("aria-labelledby"))) {
      if (isIntersecting) entry.setAttribute("aria-current", "true");
      else entry.removeAttribute("aria-current");
    }
  }
}, { rootMargin: "-20% 0px -79% 0px" });
for (const section of sections) read.observe(section);
}
