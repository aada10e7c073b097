"""What referrals give the other rooms."""
