"""Reports that their own tests look at."""

from shown_plans import full_plan, no_plan, plans_home, reported_plan, sparse_plan  # noqa: F401 (fixtures)
