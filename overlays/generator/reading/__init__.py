"""A provider's document in, a compiled spec out.

:mod:`.document` reads the file and knows the place of everything in it. The other modules compile
its parts to plain objects and reject what those could not represent: :mod:`.schemas`,
:mod:`.parameters`, :mod:`.bodies`, :mod:`.responses`, :mod:`.operations`, :mod:`.clients`, and all
of it in :mod:`.spec`. What is compared with an older version, or adopted, need not compile;
:mod:`.survey` reads that. Nothing here knows what code is generated, but for the names that it
reserves.
"""
