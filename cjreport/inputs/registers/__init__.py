"""What holds for every report: areas, frameworks, sources, duties, rules, the policy on disclosure."""
