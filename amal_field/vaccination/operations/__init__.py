"""What people do at vaccination actions, and the door behind which people's health stands."""
