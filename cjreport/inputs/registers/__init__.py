"""What holds for every report: areas, frameworks, sources, duties, glossary, rules of the check, disclosure policy."""
