"""The models of the API, imported when they are first used."""

from typing import TYPE_CHECKING

from .._runtime.lazy import attach

if TYPE_CHECKING:
    from .error import Error as Error
    from .job import Job as Job
    from .job_page import JobPage as JobPage
    from .job_status_report import JobStatusReport as JobStatusReport
    from .job_stream_error import JobStreamError as JobStreamError

__all__ = ("Error", "Job", "JobPage", "JobStatusReport", "JobStreamError")

if not TYPE_CHECKING:
    __getattr__, __dir__ = attach(
        __name__,
        {
            "Error": "error",
            "Job": "job",
            "JobPage": "job_page",
            "JobStatusReport": "job_status_report",
            "JobStreamError": "job_stream_error",
        },
    )
