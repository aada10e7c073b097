"""What is printed for the households: in their language, with the Dutch beneath."""
