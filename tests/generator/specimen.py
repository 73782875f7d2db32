"""A made-up provider, small: what its files say."""

from __future__ import annotations

CONFIG = """\
project_name_override: specloom-workshop
package_name_override: specloom_workshop
package_version_override: 1.2.3
literal_enums: true
use_path_prefixes_for_title_model_names: false
"""

QUICKSTART = """\
```python
from specloom_workshop import Workshop
```
"""

OVERLAY = '''\
"""Names for the states of a job."""

from typing import Final

from specloom_workshop.api import jobs as api

__all__ = ("AsyncJobs", "Jobs", "is_done")

DONE: Final = frozenset({"DONE", "FAILED"})


def is_done(status: str) -> bool:
    """Whether a job with *status* is finished."""
    return status in DONE


class Jobs(api.Jobs):
    """Run jobs, and ask whether they are done."""


class AsyncJobs(api.AsyncJobs):
    """Run jobs, and ask whether they are done."""
'''

SPEC = """\
openapi: 3.1.0
info: {title: Workshop, version: 0.0.1, description: Jobs that are made up.}
servers: [{url: "https://api.workshop.example"}]
security: [{bearerAuth: []}]
tags: [{name: jobs, description: Run jobs.}]
x-specloom-client:
  name: Workshop
  summary: Run made-up jobs.
  credentials: [{kind: bearer, argument: token, scheme: bearerAuth, environment: [WORKSHOP_TOKEN]}]
paths:
  /jobs:
    post:
      operationId: createJob
      tags: [jobs]
      summary: Create a job.
      description: Queues a job, “soon”.
      x-specloom-method: create
      x-specloom-returns: data
      requestBody:
        description: What to do.
        required: true
        content: {application/json: {schema: {$ref: "#/components/schemas/CreateJobRequest"}}}
      responses:
        "200":
          description: The job.
          content: {application/json: {schema: {$ref: "#/components/schemas/JobResponse"}}}
        "404": {$ref: "#/components/responses/Missing"}
  /jobs/{jobId}:
    get:
      operationId: getJob
      tags: [jobs]
      summary: Get a job.
      description: Returns the job.
      x-specloom-method: get
      parameters:
        - $ref: "#/components/parameters/JobId"
        - {name: part, in: query, description: Which parts., style: form, explode: true,
           schema: {type: array, items: {type: string}}}
      responses:
        "200":
          description: The job.
          content: {application/json: {schema: {$ref: "#/components/schemas/Job"}}}
        "204": {description: It is gone.}
components:
  securitySchemes:
    bearerAuth: {type: http, scheme: bearer, description: A token.}
  parameters:
    JobId: {name: jobId, in: path, required: true, description: Its id., schema: {type: string}}
  responses:
    Missing:
      description: There is no such job.
      content: {application/json: {schema: {$ref: "#/components/schemas/Fault"}}}
  schemas:
    JobStatus: {type: string, enum: [QUEUED, DONE], description: Where a job stands.}
    Label: {oneOf: [{type: string}, {type: number}], description: A label's value.}
    Payload:
      oneOf: [{$ref: "#/components/schemas/TextPayload"}, {$ref: "#/components/schemas/FilePayload"}]
      discriminator:
        propertyName: type
        mapping: {TEXT: "#/components/schemas/TextPayload", FILE: "#/components/schemas/FilePayload"}
      description: What a job works on.
    TextPayload:
      type: object
      description: A text.
      properties: {type: {type: string, const: TEXT, description: Its kind.}}
      required: [type]
    FilePayload:
      type: object
      description: A file.
      properties: {type: {type: string, const: FILE, description: Its kind.}}
      required: [type]
    Job:
      type: object
      x-specloom-job: true
      description: A job.
      properties:
        id: {type: string, description: Its id.}
        status: {$ref: "#/components/schemas/JobStatus", description: Where it stands.}
        words: {type: array, items: {type: string}, description: Its words.}
        labels: {type: object, additionalProperties: {$ref: "#/components/schemas/Label"},
                 description: Its labels.}
      required: [id, status]
    JobResponse:
      type: object
      description: A job in an envelope.
      properties: {data: {$ref: "#/components/schemas/Job", description: The job.}}
      required: [data]
    CreateJobRequest:
      type: object
      description: What to do.
      properties:
        payload: {$ref: "#/components/schemas/Payload", description: What to work on.}
        tries: {type: integer, description: How often to try.}
        done: {type: boolean, description: Whether it is done.}
      required: [payload]
    Fault:
      type: object
      description: What went wrong.
      x-specloom-error: {code: /code}
      properties: {code: {type: string, description: Kind of fault.}}
"""
