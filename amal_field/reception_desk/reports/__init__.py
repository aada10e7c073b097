"""What adds up what the reception desk did."""
