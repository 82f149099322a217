"""The register of agreements; so far its drafts."""
