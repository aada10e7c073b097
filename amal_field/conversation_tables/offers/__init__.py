"""What the conversation tables offer the other rooms."""
