"""What Lighthouse says of the ten main screens on its slow profile: a phone four times slower, on a slow network."""
