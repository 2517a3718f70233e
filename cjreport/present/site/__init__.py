"""The pages that lead to reports, and those that explain them."""
