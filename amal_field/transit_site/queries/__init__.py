"""What the site's pages show and its operations ask."""
