"""What of referrals is printed or leaves as a file."""
