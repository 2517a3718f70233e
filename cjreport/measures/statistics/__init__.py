"""Methods of statistics: arrays in, arrays out."""
