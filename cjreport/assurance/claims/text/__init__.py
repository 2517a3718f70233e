"""What a sentence says, word by word: numbers, names, periods."""
