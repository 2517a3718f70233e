"""Each figure beside others: the country, similar councils, all areas, itself before."""
