# Copied from overlays/runtime/paging/__init__.py: edit it there.
"""Lists that page: iterators over pages and over their items.

Public to overlays: :class:`PagePlan` declares how the pages of an operation are linked; ``paged``
and ``apaged`` make the methods ``list`` from it. To users: ``Pager``, ``AsyncPager``, ``Page``.
"""

from .async_pager import AsyncPager, apaged
from .plan import Page, PagePlan
from .sync_pager import Pager, paged

__all__ = ("AsyncPager", "Page", "PagePlan", "Pager", "apaged", "paged")
