"""The specification of a made-up provider that has one of each thing a spec may hold."""

SPEC = r"""
openapi: 3.1.0
info: {title: Workshop, version: 0.0.1, description: Jobs that are made up.}
servers: [{url: "https://api.workshop.example/base/"}]
security: [{apiKey: []}, {bearerAuth: []}]
tags:
  - {name: jobs, description: "Run jobs. There are many."}
  - {name: reports.runs, description: Runs of a report.}
x-specloom-client:
  name: Workshop
  summary: Run made-up jobs.
  credentials:
    - {kind: api_key, argument: api_key, scheme: apiKey, environment: [WORKSHOP_API_KEY]}
    - {kind: bearer, argument: token, scheme: bearerAuth, environment: [WORKSHOP_TOKEN, WORKSHOP_JWT]}
paths:
  /jobs:
    get:
      operationId: listJobs
      tags: [jobs]
      summary: Get one page of jobs.
      description: Returns jobs of one `status`, newest first.
      x-specloom-method: list_page
      parameters:
        - {name: q, in: query, required: true, description: Words to look for., schema: {type: string}}
        - {name: perPage, in: query, description: Most jobs on a page.,
           schema: {type: integer, minimum: 1, maximum: 100}}
        - {name: minScore, in: query, description: Least score., schema: {type: number}}
        - {name: archived, in: query, description: Archived ones too., schema: {type: boolean}}
        - {name: since, in: query, description: Made after this., schema: {type: string, format: date-time}}
        - {name: order, in: query, description: How to sort., x-specloom-default: asc,
           schema: {$ref: "#/components/schemas/SortOrder"}}
        - {name: statuses, in: query, description: Only these., style: form, explode: false,
           schema: {type: array, items: {$ref: "#/components/schemas/JobStatus"}}}
        - {name: shard, in: query, description: Only there., style: form, explode: true,
           schema: {type: array, items: {type: integer}, minItems: 1}}
        - {name: label, in: query, description: Only so labelled., style: form, explode: true,
           schema: {type: array, items: {type: string, maxLength: 9}, maxItems: 5}}
        - {name: ratios, in: query, description: Ratios., style: form, explode: true,
           schema: {type: array, items: {type: number}}}
        - {name: flags, in: query, description: Flags., style: form, explode: false,
           schema: {type: array, items: {type: boolean}}}
        - {name: path, in: query, deprecated: true, description: Not the path of the request.,
           schema: {type: string}}
        - {name: query, in: query, description: Not the query., schema: {type: string}}
        - {name: headers, in: query, description: Not the headers., schema: {type: string}}
        - {name: x-trace, in: header, description: Shows in the log., schema: {type: string, maxLength: 8}}
        - {name: x-depth, in: header, description: How deep., schema: {type: integer}}
        - {name: x-share, in: header, description: How much., schema: {type: number}}
        - {name: x-dry-run, in: header, description: Only pretend., schema: {type: boolean}}
        - $ref: "#/components/parameters/Team"
        - $ref: "#/components/parameters/Customer"
        - $ref: "#/components/parameters/Ratio"
        - $ref: "#/components/parameters/Quick"
      responses: &page
        "200":
          description: One page of jobs.
          content: {application/json: {schema: {$ref: "#/components/schemas/JobPage"}}}
        "404": {$ref: "#/components/responses/NotFound"}
        default: {$ref: "#/components/responses/Failure"}
    post:
      operationId: createJob
      tags: [jobs]
      summary: Create a job.
      description: Queues a job.
      x-specloom-method: create
      x-specloom-returns: data
      parameters:
        - $ref: "#/components/parameters/Team"
      requestBody:
        description: What to do.
        required: true
        content: {application/json: {schema: {$ref: "#/components/schemas/CreateJobRequest"}}}
      responses: &job
        "200":
          description: The job.
          content: {application/json: {schema: {$ref: "#/components/schemas/JobResponse"}}}
        "404": {$ref: "#/components/responses/NotFound"}
  /jobs/{jobId}:
    get:
      operationId: getJob
      tags: [jobs]
      summary: Get a job.
      description: Returns the job.
      x-specloom-method: get
      x-specloom-returns: data
      parameters:
        - $ref: "#/components/parameters/JobId"
      responses: *job
    put:
      operationId: replaceJob
      tags: [jobs]
      summary: Replace a job.
      description: Puts another job in its place.
      x-specloom-method: replace
      x-specloom-returns: data
      parameters:
        - $ref: "#/components/parameters/JobId"
      requestBody:
        required: true
        content: {application/json: {schema: {$ref: "#/components/schemas/CreateJobRequest"}}}
      responses: *job
    delete:
      operationId: deleteJob
      tags: [jobs]
      summary: Delete a job.
      description: Deletes it.
      x-specloom-method: delete
      x-specloom-returns: data
      parameters:
        - $ref: "#/components/parameters/JobId"
      responses:
        "200":
          description: The job that was deleted.
          content: {application/json: {schema: {$ref: "#/components/schemas/JobResponse"}}}
        "204": {description: It is gone.}
  /jobs/search:
    post:
      operationId: searchJobs
      tags: [jobs]
      summary: Search for jobs.
      description: A read that is a POST.
      x-specloom-method: search
      x-specloom-read: true
      x-specloom-failures: {list: status, code: code, ok: OK, message: detail}
      requestBody:
        required: true
        content: {application/json: {schema: {$ref: "#/components/schemas/SearchRequest"}}}
      responses:
        "200":
          description: What was found.
          content: {application/json: {schema: {$ref: "#/components/schemas/SearchAnswer"}}}
  /odd/{whole}/{moment}:
    get:
      operationId: getOddity
      tags: [jobs]
      summary: Get an oddity.
      description: Its path has a number and a moment.
      x-specloom-method: get_oddity
      parameters:
        - {name: whole, in: path, required: true, description: A number., schema: {type: integer}}
        - {name: moment, in: path, required: true, description: A moment.,
           schema: {type: string, format: date-time}}
      responses:
        "200":
          description: The oddity.
          content: {application/json: {schema: {$ref: "#/components/schemas/Oddity"}}}
        "202":
          description: It comes later.
          content: {application/json: {schema: {$ref: "#/components/schemas/Oddity"}}}
  /spaces/{spaceId}/reports/{reportId}/runs:
    post:
      operationId: createReportRun
      tags: [reports.runs]
      summary: Run a report.
      description: Makes jobs of a report.
      x-specloom-method: create
      x-specloom-body-from-path: {report_id: reportId}
      parameters:
        - $ref: "#/components/parameters/SpaceId"
        - {name: reportId, in: path, required: true, description: Id of the report., schema: {type: string},
           x-specloom-name: report}
      requestBody:
        required: true
        content: {application/json: {schema: {$ref: "#/components/schemas/RunRequest"}}}
      responses: *page
components:
  securitySchemes:
    apiKey: {type: apiKey, in: header, name: x-api-key, description: A key.}
    bearerAuth: {type: http, scheme: bearer, description: A token.}
  parameters:
    JobId: {name: jobId, in: path, required: true, description: Id of the job., schema: {type: string}}
    Team:
      name: x-team
      in: header
      description: The team.
      schema: {type: string, pattern: "^[a-z]+$"}
      x-specloom-client-level: {environment: WORKSHOP_TEAM}
    Customer: {name: customer-id, in: header, description: The customer., schema: {type: integer},
               x-specloom-client-level: {environment: WORKSHOP_CUSTOMER}}
    Ratio: {name: ratio, in: header, description: The ratio., schema: {type: number},
            x-specloom-client-level: {environment: WORKSHOP_RATIO}}
    Quick: {name: quick, in: header, description: Whether to hurry., schema: {type: boolean},
            x-specloom-client-level: {environment: WORKSHOP_QUICK}}
    SpaceId:
      name: spaceId
      in: path
      required: true
      description: Id of the space.
      schema: {type: string}
      x-specloom-client-level: {environment: WORKSHOP_SPACE}
  responses:
    NotFound:
      description: There is no such job.
      content: {application/json: {schema: {$ref: "#/components/schemas/Missing"}}}
    Failure:
      description: It failed.
      content: {application/json: {schema: {$ref: "#/components/schemas/Fault"}}}
  schemas:
    JobStatus: {type: string, enum: [QUEUED, DONE, FAILED], description: Where a job stands.}
    SortOrder: {type: string, enum: [asc, desc], description: How to sort.}
    Label:
      oneOf: [{type: string}, {type: number}, {type: array, items: {type: string}}]
      description: A label's value.
    Payload:
      oneOf: [{$ref: "#/components/schemas/TextPayload"}, {$ref: "#/components/schemas/FilePayload"}]
      discriminator:
        propertyName: type
        mapping: {TEXT: "#/components/schemas/TextPayload", FILE: "#/components/schemas/FilePayload"}
      description: What a job works on.
    TextPayload:
      type: object
      description: A text.
      properties:
        type: {type: string, const: TEXT, description: Its kind.}
        text: {type: string, minLength: 1, description: The text.}
      required: [type, text]
    FilePayload:
      type: object
      description: A file.
      properties:
        type: {type: string, const: FILE, description: Its kind.}
        headers: {type: object, additionalProperties: {type: string}, x-specloom-secret: true,
                  description: Headers to fetch it with.}
      required: [type, headers]
    Note:
      type: object
      description: A remark.
      properties:
        text: {type: string, description: What it says.}
      required: [text]
    Job:
      type: object
      x-specloom-job: true
      description: A job.
      properties:
        id: {type: string, description: Its id.}
        status: {$ref: "#/components/schemas/JobStatus", description: Where it stands.}
        payload: {$ref: "#/components/schemas/Payload", description: What it works on.}
        name: {type: [string, "null"], description: Its name.}
        note: {oneOf: [{$ref: "#/components/schemas/Note"}, {type: "null"}], description: A remark.}
        notes: {type: array, items: {$ref: "#/components/schemas/Note"}, description: All remarks.}
        notesByAuthor: {type: object, additionalProperties: {$ref: "#/components/schemas/Note"},
                        description: The same by author.}
        labels: {type: object, additionalProperties: {$ref: "#/components/schemas/Label"},
                 description: Its labels.}
        tries: {type: integer, description: How often it was tried.}
        score: {type: number, deprecated: true, description: How well it went.}
        archived: {type: boolean, description: Whether it is put away.}
        createdAt: {type: string, format: date-time, description: When it was made.}
        startedAt: {type: [string, "null"], format: date-time, description: When it began.}
        endedAt: {type: string, format: date-time, description: When it ended.}
        class: {type: string, description: A word that Python keeps for itself.}
        parent: {$ref: "#/components/schemas/Job", description: The job that made it.}
      required: [id, status, payload, name, createdAt, startedAt]
    JobResponse:
      type: object
      description: A job in an envelope.
      properties:
        data: {$ref: "#/components/schemas/Job", description: The job.}
      required: [data]
    JobPage:
      type: object
      description: A page of jobs.
      properties:
        data: {type: array, items: {$ref: "#/components/schemas/Job"}, description: The jobs.}
        next: {type: [string, "null"], description: Where the next page starts.}
      required: [data]
    CreateJobRequest:
      type: object
      description: What to do.
      properties:
        payload: {$ref: "#/components/schemas/Payload", description: What to work on.}
        name: {type: [string, "null"], description: A name.}
        tries: {type: integer, minimum: 0, description: How often to try.}
        startAt: {type: string, format: date-time, description: When to begin.}
        labels: {type: object, additionalProperties: {$ref: "#/components/schemas/Label"},
                 description: Labels.}
        notes: {type: array, items: {$ref: "#/components/schemas/Note"}, description: Remarks.}
        words: {type: array, items: {type: string}, minItems: 1, description: Words.}
        reason: {type: [string, "null"], description: Why.}
        list: {type: string, x-specloom-name: list_, description: Not the builtin.}
        path: {type: string, description: Not the path.}
        body: {type: string, description: Not the body.}
      required: [payload, reason]
    SearchRequest:
      type: object
      description: What to look for.
      properties:
        words: {type: string, description: Words.}
      required: [words]
    SearchAnswer:
      type: object
      description: What was found.
      properties:
        found: {type: array, items: {$ref: "#/components/schemas/Job"}, description: The jobs.}
        status: {type: array, items: {$ref: "#/components/schemas/Report"}, description: How it went.}
      required: [found, status]
    Oddity:
      type: object
      description: Its fields are named like what its module uses.
      properties:
        extra: {type: string, description: It.}
        field: {type: string, description: It.}
        instant: {type: string, description: It.}
        redacted: {type: string, description: It.}
        error: {type: string, description: It.}
        source: {type: string, description: It.}
        data: {type: string, description: It.}
        values: {type: string, description: It.}
        cls: {type: string, description: It.}
        str: {type: string, description: It.}
        dict: {type: string, description: It.}
        int: {type: string, description: It.}
        bool: {type: string, description: It.}
        float: {type: string, description: It.}
        list: {type: string, description: It.}
        self: {type: string, x-specloom-name: self_, description: It.}
        datetime: {type: string, format: date-time, description: It.}
        at: {type: string, format: date-time, description: It.}
        words: {type: array, items: {type: string}, description: It.}
        count: {type: integer, description: It.}
        labels: {type: object, additionalProperties: {type: string}, description: It.}
        secret: {type: string, x-specloom-secret: true, description: It.}
        text: {type: string, x-specloom-json-view: parsed, description: It.}
    Report:
      type: object
      description: How it went.
      properties:
        code: {type: string, description: OK or not.}
        detail: {type: string, description: What went wrong.}
      required: [code]
    RunRequest:
      type: object
      description: How to run.
      properties:
        report_id: {type: string, description: Id of the report once more.}
        fast: {type: boolean, description: Whether to hurry.}
      required: [report_id]
    Missing:
      type: object
      description: What is missing.
      x-specloom-error: {code: /error/code, message: /error/detail}
      properties:
        error: {$ref: "#/components/schemas/Report", description: What is wrong.}
      required: [error]
    Fault:
      type: object
      description: What went wrong.
      x-specloom-error: {code: /code, message: /detail, request_id: /request}
      properties:
        code: {type: string, description: Kind of fault.}
        detail: {type: string, description: What happened.}
        request: {type: string, description: Id of the request.}
      required: [code]
"""
