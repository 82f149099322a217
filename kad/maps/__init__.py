"""What a map shows, said once, and drawn alike on screen, in the offline file and on paper."""
