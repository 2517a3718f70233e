"""The figures that prose may speak of: series by place and period, and what all are called."""
