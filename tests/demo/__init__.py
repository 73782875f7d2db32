"""The clients at work on the sandbox, for people to watch.

`python -m demo [provider ...]` plays one act for each provider: a module here that has the
provider's name and a function `play(stage, box)`. Whatever is printed comes from answers;
whatever differs from what an act promises ends it with an error.
"""
