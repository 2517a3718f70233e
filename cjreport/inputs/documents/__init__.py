"""What partnerships write, returns and plans, and the prose in them."""
