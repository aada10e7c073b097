"""The register of persons."""
