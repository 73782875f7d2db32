"""The models of the API, imported when they are first used."""

from typing import TYPE_CHECKING

from .._runtime.lazy import attach

if TYPE_CHECKING:
    from .error import Error as Error
    from .job import Job as Job
    from .job_not_found import JobNotFound as JobNotFound
    from .job_page import JobPage as JobPage
    from .job_page_metadata import JobPageMetadata as JobPageMetadata
    from .job_state_name import JobStateName as JobStateName
    from .job_type import JobType as JobType
    from .rpc_status import RpcStatus as RpcStatus
    from .rpc_status_detail import RpcStatusDetail as RpcStatusDetail
    from .v1_job import V1Job as V1Job
    from .v1_job_page import V1JobPage as V1JobPage
    from .v1_job_state import V1JobState as V1JobState
    from .v1_job_type import V1JobType as V1JobType
    from .v1_status import V1Status as V1Status
    from .v1_status_code import V1StatusCode as V1StatusCode

__all__ = (
    "Error",
    "Job",
    "JobNotFound",
    "JobPage",
    "JobPageMetadata",
    "JobStateName",
    "JobType",
    "RpcStatus",
    "RpcStatusDetail",
    "V1Job",
    "V1JobPage",
    "V1JobState",
    "V1JobType",
    "V1Status",
    "V1StatusCode",
)

if not TYPE_CHECKING:
    __getattr__, __dir__ = attach(
        __name__,
        {
            "Error": "error",
            "Job": "job",
            "JobNotFound": "job_not_found",
            "JobPage": "job_page",
            "JobPageMetadata": "job_page_metadata",
            "JobStateName": "job_state_name",
            "JobType": "job_type",
            "RpcStatus": "rpc_status",
            "RpcStatusDetail": "rpc_status_detail",
            "V1Job": "v1_job",
            "V1JobPage": "v1_job_page",
            "V1JobState": "v1_job_state",
            "V1JobType": "v1_job_type",
            "V1Status": "v1_status",
            "V1StatusCode": "v1_status_code",
        },
    )
