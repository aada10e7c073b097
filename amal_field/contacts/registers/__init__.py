"""The register of guidances."""
