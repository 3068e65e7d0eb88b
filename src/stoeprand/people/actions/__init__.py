"""What people do to accounts, circles and offices: a module for each kind of thing."""
