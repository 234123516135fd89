"""What each region is strong in: location quotients and strong sectors."""
