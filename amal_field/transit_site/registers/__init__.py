"""The register of stays."""
