"""What the words of a sentence mean by themselves: words and their codes, names, periods, quantities."""
