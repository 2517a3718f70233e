"""What the words of a sentence mean by themselves: sentences, words and their codes, names, periods, quantities."""
