"""Excel workbooks (.xlsx), each cell read as a person sees it."""
