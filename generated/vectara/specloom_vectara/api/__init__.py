"""The operations of the API, a package for each resource."""
