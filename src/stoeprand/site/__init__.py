"""The web site as a whole: settings, addresses, protection, base templates and look."""
