/** Late plans in three languages, and a sparse one: what pages that speak of time are looked at with. Same text on every machine. */
export const lateContent = (): Record<string, string> => ({
  'calendars/office.mdx': `---
title: Office days
week: [mon, tue, wed, thu, fri]
holidays: [{ from: 2026-05-25, title: Whit Monday }]
freezes: [{ from: 2026-11-23, to: 2026-11-30, title: Black Friday }]
---
`,
  'plans/invoices/phases/1-build.mdx': `---
title: Build
status: planned
---
`,
  'plans/invoices/phases/2-move.mdx': `---
title: Move
status: planned
---
`,
  'plans/invoices/plan.mdx': `---
title: Invoices
status: planned
from: { system: PHP invoices }
to: { system: Go invoices }
---
Two phases, nothing more.
`,
  'plans/kaikei/endpoints/api.mdx': `---
title: 会計API
from: { system: 旧会計システム, base: /v1 }
to: { system: 新会計システム, base: /v2 }
mappings:
  - { from: GET /仕訳, to: same, phase: ikou }
---
<Endpoints />
`,
  'plans/kaikei/phases/1-chousa.mdx': `---
title: 現行システムの調査とデータ構造の整理
status: planned
duration: 3w
owner: 佐藤
---
## タスク
- [ ] 帳票の一覧を作成する (owner: 佐藤)
`,
  'plans/kaikei/phases/2-ikou.mdx': `---
title: データ移行と並行稼働
status: planned
duration: 6w
after: [chousa]
owner: 経理部
---
`,
  'plans/kaikei/plan.mdx': `---
title: 会計サービスの移行
summary: 会計サービスを段階的に新しい基盤へ移行する。
lang: ja
status: planned
from: { system: 旧会計システム, language: COBOL }
to: { system: 新会計システム, language: Go }
approach: strangler
start: 2027-01-11
owner: 経理部
---
旧システムの保守期限が近い。

<Phases />
`,
  'plans/orders/architecture/services.mdx': `---
title: Services
nodes:
  - { id: gateway, title: Gateway, kind: gateway, change: change, phase: cutover, note: splits the requests by share }
  - { id: old, title: Flask order service, kind: service, change: remove, phase: cutover, service: flask }
  - { id: new, title: FastAPI order service, kind: service, change: add, phase: foundation, service: fastapi, replaces: old }
  - { id: orders, title: PostgreSQL, kind: database, change: keep }
edges:
  - { from: gateway, to: old, protocol: HTTP, change: remove }
  - { from: gateway, to: new, protocol: HTTP, change: add }
  - { from: old, to: orders, protocol: SQL, change: remove }
  - { from: new, to: orders, protocol: SQL, change: add }
---

<Diagram />
`,
  'plans/orders/checklists/go-live.mdx': `---
title: Before the traffic moves
purpose: gate
gates: phase/cutover
owner: Ada
---

- [ ] The gateway has the route of the new service (owner: Ada)
- [ ] Alerts of both triggers reach the on-call engineer (owner: Ada)
- [ ] The payment team knows the day (owner: Mira)
`,
  'plans/orders/data.mdx': `---
datasets:
  - name: Orders
    mode: shared
    from: the Flask order service
    to: the FastAPI order service
    store: PostgreSQL
    location: database orders
    compat: 100 %
    checks: ["The nightly job compares the row counts and the sums of both services"]
    owner: Mira
---

No table changes before the old service is gone.

<Data />
`,
  'plans/orders/decisions.mdx': `---
decisions:
  - id: traffic
    title: How is the traffic moved?
    state: decided
    date: 2026-04-20
    options: [rollout/ramp, all at once at night]
    recommended: rollout/ramp
    chosen: rollout/ramp
    why: "The gateway can split already, and each step can be taken back within minutes"
    blocks: [cutover]
    owner: Mira
  - id: archive
    title: How long are the images of the old service kept?
    state: open
    due: 2026-07-01
    options: [30 days, a year]
    recommended: a year
    blocks: [cutover]
    owner: Ada
---

<Decisions />
`,
  'plans/orders/endpoints/orders.mdx': `---
title: Orders API
from: { system: Flask order service, base: /orders/v1 }
to: { system: FastAPI order service, base: /orders/v1 }
complete: true
defaults: { phase: port, stage: legacy-only }
mappings:
  - { from: GET /orders, to: same }
  - { from: "GET /orders/{id}", to: same }
  - { from: POST /orders, to: same }
  - { from: "POST /orders/{id}/cancel", to: same }
  - { from: GET /orders.csv, to: same, sunset: 2026-08-10 }
  - { from: GET /health, to: same, phase: foundation, stage: { notApplicable: "called by the platform alone" } }
---

Callers keep their paths, and no answer changes.

<Endpoints />
`,
  'plans/orders/environment.mdx': `---
environments: [staging, production]
services:
  - id: flask
    name: orders-flask
    change: remove
    environment: production
    image: registry.shop.internal/orders-flask:3.9.2
    ports: ["8000"]
    replicas: 4
    probe: /health
    phase: cutover
    owner: Ada
  - id: fastapi
    name: orders-fastapi
    change: add
    environment: production
    image: registry.shop.internal/orders-fastapi:0.4.0
    ports: ["8080"]
    replicas: 4
    probe: /health
    command: uvicorn orders.main:app --host 0.0.0.0 --port 8080
    phase: foundation
    owner: Ada
  - id: fastapi-staging
    name: orders-fastapi
    change: add
    environment: staging
    image: registry.shop.internal/orders-fastapi:0.4.0
    ports: ["8080"]
    replicas: 1
    probe: /health
    command: uvicorn orders.main:app --host 0.0.0.0 --port 8080
    phase: foundation
    owner: Ada
variables:
  - { name: DATABASE_URL, sample: "postgresql://orders@db/orders", required: true, secret: true, service: orders-fastapi }
  - { name: WAREHOUSE_TIMEOUT, default: 2s, required: false, service: orders-fastapi }
---

<Environment />
`,
  'plans/orders/metrics.mdx': `---
defaults: { owner: Luis }
metrics:
  - id: latency
    name: Order latency
    statistic: p95
    scope: all operations
    baseline: 240 ms
    target: < 150 ms
    for: 10 min
    phase: proving
    source: gateway log of the week from 2026-04-20
  - id: errors
    name: Error rate
    statistic: 5xx of all requests
    scope: all operations
    baseline: 0.20 %
    target: < 0.20 %
    for: 2w
    phase: cutover
    source: gateway log of the week from 2026-04-20
  - id: coverage
    name: Test coverage
    statistic: lines
    scope: new service
    baseline: 71 %
    target: at least 85 %
    measured: 83 %
    phase: port
    source: pipeline run 231
---

<Metrics />
`,
  'plans/orders/phases/1-foundation.mdx': `---
title: Foundation
status: done
after: []
duration: 3w
effort: 25 pd
owner: Mira
actual: { start: 2026-04-13, finish: 2026-05-01 }
evidence: [{ source: release 0.1.0 of the new service, asOf: 2026-05-01 }]
---

The skeleton of the new service, and the numbers of the old one to compare it with.

## Tasks

- [x] Measure the old service for a week (id: baseline; owner: Luis)
- [x] Create the FastAPI project with its pipeline (owner: Jonas)
- [x] Connect it to the orders database (owner: Mira)

## Exit criteria

<Exit>

- [x] \`GET /health\` of the new service answers 200 on staging (evidence: pipeline run 118; as of: 2026-04-30)
- [x] The baseline of every metric is recorded (evidence: dashboard of 27 April; as of: 2026-04-30)

</Exit>
`,
  'plans/orders/phases/2-port.mdx': `---
title: Port the operations
status: in-progress
after: [foundation]
duration: 6w
effort: 55 pd
owner: Jonas
actual: { start: 2026-05-04 }
remaining: 9d
---

All five operations are rebuilt. Each is done once its recorded answers are the same on both sides.

## Tasks

- [x] Record the answers of the old service (id: recordings; owner: Luis)
- [x] Read orders (owner: Jonas)
- [x] Create orders (owner: Mira)
- [ ] Cancel orders (owner: Mira)
- [ ] Export orders as CSV (owner: Jonas)
- [ ] Build the warehouse client with a time limit of 2 s (id: warehouse-client; owner: Jonas; due: 2026-06-05)

## Exit criteria

<Exit>

- [ ] The contract suite passes for all five operations
- [ ] Test coverage of the new service is at least 85 % (metric: coverage)

</Exit>
`,
  'plans/orders/phases/3-proving.mdx': `---
deadline: 2026-07-10
title: Proving
status: planned
after: [port]
duration: 3w
effort: 25 pd
owner: Luis
---

The new service gets a copy of the traffic and answers nobody.

## Tasks

- [ ] Mirror reads to the new service, and compare the answers (id: mirror; owner: Ada)
- [ ] Run the load test (owner: Luis)
- [ ] Rehearse the rollback on staging (id: rehearsal; owner: Ada)
- [ ] Issue the certificate of the new service (owner: Ada)
- [ ] Update the runbook of the on-call engineers (id: runbook; owner: Ada)

## Exit criteria

<Exit>

- [ ] Fewer than 1 in 10,000 mirrored answers differs over 3 days
- [ ] Order latency reaches its target at 400 req/s (metric: latency)

</Exit>
`,
  'plans/orders/phases/4-cutover.mdx': `---
title: Cutover
status: planned
after: [proving]
duration: 4w
effort: 20 pd
owner: Ada
production: true
---

The traffic moves as [the rollout](../rollout/ramp.mdx) says.

## Tasks

- [ ] Route the traffic step by step (owner: Ada)
- [ ] Remove the old service and its route (owner: Jonas)

## Exit criteria

<Exit>

- [ ] The error rate has kept its target for 2 weeks at 100 % (metric: errors)
- [ ] The old service is deleted

</Exit>
`,
  'plans/orders/plan.mdx': `---
title: Order service, Flask to FastAPI
summary: The order service is rebuilt in FastAPI behind the gateway that it has, proven on mirrored traffic, and takes over within two weeks.
lang: en
status: in-progress
from: { system: Flask order service, language: Python 3.8, framework: Flask 2.0 }
to: { system: FastAPI order service, language: Python 3.12, framework: FastAPI 0.115 }
approach: parallel-build
start: 2026-04-13
calendar: office
buffer: 10 %
finish: 2026-08-21
owner: Mira
team:
  - { role: Backend developers, count: 2, people: [Mira, Jonas] }
  - { role: Platform engineer, count: 1, people: [Ada] }
  - { role: Tester, count: 1, people: [Luis] }
escalation: [Ada, Mira]
notMigrating:
  - { name: Payment service, why: "it calls the order service through the gateway and notices nothing" }
document: { version: "1.2", updated: 2026-05-29, nextReview: phase/proving }
stated: { duration: 16w, phases: 4 }
---

Flask 2.0 has reached the end of its support, and every release of the order service waits for the synchronous calls to the warehouse.
The new service is built beside the old one. Both use one PostgreSQL database, so that going back moves no data.

- [How the traffic moves](rollout/ramp.mdx), and [the rollback](rollback/1-route-back.mdx)
- [What has to be in place before it moves](checklists/go-live.mdx)

<Phases />
`,
  'plans/orders/quality.mdx': `---
suites:
  - { id: unit, name: Unit tests, kind: unit, tool: pytest, location: tests/unit/, command: pytest tests/unit/ --cov=orders, phase: port, owner: Jonas }
  - { id: contract, name: Contract suite, kind: contract, tool: pytest, location: tests/contract/, command: pytest tests/contract/, covers: "recorded answers of all five operations", phase: port, owner: Luis }
coverage:
  - { layer: all, target: at least 85 %, measured: 83 %, phase: port }
load:
  - { name: A busy evening, tool: k6, command: k6 run tests/load/evening.js, target: at least 400 req/s, metric: latency, phase: proving, owner: Luis }
---

<Quality />
`,
  'plans/orders/risks.mdx': `---
risks:
  - id: warehouse
    title: The warehouse answers late, and orders pile up
    probability: medium
    impact: high
    consequence: "Requests wait until the gateway gives up"
    mitigation: "The client gives up after 2 s and queues the call"
    tasks: [phase/port/warehouse-client]
    affects: [endpoints/orders/post-orders]
    owner: Jonas
  - id: differences
    title: An answer differs where no recording looks
    probability: low
    impact: medium
    consequence: "A caller misreads an order"
    mitigation: "Reads are mirrored for three days before anybody gets an answer from the new service"
    tasks: [phase/proving/mirror]
    affects: [phase/cutover]
    owner: Luis
---

<Risks />
`,
  'plans/orders/rollback/1-route-back.mdx': `---
title: Route back to Flask
kind: traffic
owner: Ada
within: 5 min
until: { after: 14d, from: rollout/ramp/all }
goesTo: the old system
data: none, both services write to one database
needs: ["The old service runs with its full number of replicas"]
triggers:
  - { id: errors-high, when: 5xx rate, is: "> 1 %", for: 5 min, metric: errors }
  - { id: latency-high, when: p95 of the order latency, is: "> 500 ms", for: 10 min, metric: latency }
---

1. Set the share of the new service to 0
   \`\`\`bash
   gatewayctl split orders --flask 100 --fastapi 0
   \`\`\`
   Expect: \`gatewayctl show orders\` prints \`flask 100\`
2. Watch the error rate for 10 minutes
   Expect: below 0.20 % again
3. Tell the channel \`#orders\`, with the time and the trigger
`,
  'plans/orders/rollout/ramp.mdx': `---
title: Ramp by percentage
mode: canary
owner: Ada
defaults: { phase: cutover, abortIf: [errors-high, latency-high] }
steps:
  - id: shadow
    title: Mirror of the reads
    phase: proving
    mode: shadow
    share: 0 %
    hold: 3d
    promoteIf: [{ when: Mirrored answers that differ, is: < 0.01 % }]
    abortIf: { notApplicable: "nobody gets an answer from the new service" }
  - id: tenth
    title: A tenth
    share: 10 %
    hold: 3d
    promoteIf: [{ when: 5xx rate, is: < 0.20 %, metric: errors }]
  - id: half
    title: Half
    share: 50 %
    hold: 4d
    promoteIf: [{ when: 5xx rate, is: < 0.20 %, metric: errors }]
  - id: all
    title: All
    share: 100 %
    hold: 2w
    promoteIf: [{ when: 5xx rate, is: < 0.20 %, metric: errors }]
  - id: switch-off
    title: Switch off the old service
    at: T+14d
    retires: Flask order service
    pointOfNoReturn: "the old service is deleted, and with it the rollback"
    abortIf: { notApplicable: "there is nothing to go back to" }
---

The gateway splits by request. A step is promoted by Ada in the morning, on a day on which two developers are at work.

<Rollout />
`,
  'plans/orders/stack.mdx': `---
stack:
  - { from: Python 3.8, to: Python 3.12, category: language, scope: runtime, phase: foundation }
  - { from: Flask 2.0, to: FastAPI 0.115, category: framework, scope: runtime, phase: foundation }
  - { from: Gunicorn 20.1, to: Uvicorn 0.30, category: server, scope: runtime, phase: foundation }
  - { from: requests 2.28, to: httpx 0.27, category: HTTP client, scope: runtime, phase: port }
  - { from: PostgreSQL 16, to: same, category: database, scope: runtime }
  - { from: pytest 8.2, to: same, category: testing, scope: test }
  - { from: none, to: pytest-cov 5.0, category: testing, scope: test, phase: foundation }
  - { from: none, to: k6 0.51, category: load testing, scope: test, phase: proving }
---

<Stack />
`,
  'plans/zahlung/endpoints/http.mdx': `---
title: Zahlungsschnittstelle
from: { system: Zahlungsverkehrsabwicklungsdienst, base: /zahlung }
to: { system: Zahlungsdienst neu, base: /payments }
mappings:
  - { from: "POST /zahlungsverkehrsbestaetigungsbenachrichtigungen/{id}", to: "POST /confirmations/{id}", phase: neubau, sunset: 2027-01-29 }
  - { from: GET /konten, to: GET /accounts, phase: neubau }
---
<Endpoints />
`,
  'plans/zahlung/phases/1-bestandsaufnahme.mdx': `---
title: Bestandsaufnahme der Zahlungsverkehrsschnittstellen
status: done
duration: 4w
actual: { start: 2026-03-02, finish: 2026-03-27 }
owner: Annegret Müller-Lüdenscheidt
---
`,
  'plans/zahlung/phases/2-neubau.mdx': `---
title: Neubau der Rechnungsverarbeitungskomponente
status: in-progress
after: [bestandsaufnahme]
duration: 30w
actual: { start: 2026-05-04 }
owner: Verkehrsdatenverarbeitungsabteilung
---
## Aufgaben
- [x] Datenbankverbindungsverwaltung
- [ ] Zahlungsbestätigungsbenachrichtigung (owner: Annegret Müller-Lüdenscheidt; due: 2026-12-04)
- [ ] Rückerstattungsabwicklung
`,
  'plans/zahlung/phases/3-umstellung.mdx': `---
title: Umstellung
status: planned
after: [neubau]
duration: 2w
owner: Annegret Müller-Lüdenscheidt
---
`,
  'plans/zahlung/plan.mdx': `---
title: Zahlungsverkehrsdienst, Java nach Kotlin
summary: Der Zahlungsverkehrsdienst wird in Kotlin neu gebaut und übernimmt schrittweise.
lang: de
status: in-progress
from: { system: Zahlungsverkehrsabwicklungsdienst, language: Java 8, framework: Spring 4 }
to: { system: Zahlungsdienst neu, language: Kotlin 2, framework: Ktor 3 }
approach: parallel-build
start: 2026-03-02
finish: 2026-12-18
owner: Verkehrsdatenverarbeitungsabteilung
escalation: [Annegret Müller-Lüdenscheidt]
---
Der bisherige Dienst wird abgelöst.

<Phases />
`,
  'portfolio.mdx': `---
title: Shop migrations
summary: Three services leave the old platform.
plans: [orders, zahlung, kaikei, invoices]
repository: { url: https://github.com/shop/plans }
---
`,
});
