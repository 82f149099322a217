"""The page of potential: its panels and what it lets a reader find and take home."""
