"""The register of referrals."""
