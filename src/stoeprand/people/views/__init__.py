"""Pages about people: signing in, invitations, who is who, and one's own account."""
