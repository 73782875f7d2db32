"""What we lay over openapi-python-client: a strict reader of our specs, templates, and a driver.

The reader (:mod:`.document`, :mod:`.schemas`, :mod:`.operations`, :mod:`.clients`) compiles a spec
into plain objects and refuses whatever it can't represent. The generator parses the same spec,
lays out the files and renders the templates, which ask the compiled spec for what the generator
does not carry. :mod:`.package` puts a whole distribution together.
"""
