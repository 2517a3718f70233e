"""What reports of several kinds show."""
