"""What the pages of vaccination show that is about nobody's health."""
