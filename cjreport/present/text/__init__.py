"""Words on their way to the page: Markdown, quoted figures, phrases, glossary."""
