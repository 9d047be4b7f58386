import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import type { Profile } from '#lib/config/index.ts'
import type { ConnectorWatch } from '#lib/customers/index.ts'
import { type Funnel, problems, stages } from '#lib/interactions/index.ts'
import type { Served } from './observe.ts'

/** Where the numbers are kept; each instance has its own, and they are added up by who reads them. */
export interface Metrics {
  readonly registry: Registry
  readonly served: (served: Served) => void
  readonly reached: Funnel['reached']
  readonly problem: (kind: Parameters<Funnel['problem']>[1]) => void
  readonly connector: ConnectorWatch
}

/** Seconds: of an answer, of a call to the utility's systems, of a customer's decision. */
const answerBuckets = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10]
const callBuckets = [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30]
const decisionBuckets = [10, 30, 60, 120, 300, 600, 1200, 2400, 3600]

/**
 * Labels are of words that the code or the profile lists, so that there is a bound on how many series there are, and
 * nobody's data or address is in them.
 */
export function createMetrics({ id, signIn, locales }: Pick<Profile, 'id' | 'signIn' | 'locales'>): Metrics {
  const registry = new Registry()
  registry.setDefaultLabels({ utility: id })
  collectDefaultMetrics({ register: registry })
  const registers = [registry]
  const stage = new Counter({
    name: 'wattgrant_consent_stage_total',
    help: 'Requests that reached a stage, each once. sign_in is empty until the customer has signed in.',
    labelNames: ['stage', 'locale', 'sign_in'],
    registers,
  })
  const problem = new Counter({
    name: 'wattgrant_consent_problem_total',
    help: 'Times that something stood between a customer and a decision.',
    labelNames: ['kind'],
    registers,
  })
  const decision = new Histogram({
    name: 'wattgrant_consent_decision_seconds',
    help: 'From the request to the decision of its customer.',
    labelNames: ['decision'],
    buckets: decisionBuckets,
    registers,
  })
  const answer = new Histogram({
    name: 'wattgrant_http_request_duration_seconds',
    help: 'Requests answered, by declared route; status 499: given up by who asked.',
    labelNames: ['method', 'route', 'status'],
    buckets: answerBuckets,
    registers,
  })
  const call = new Histogram({
    name: 'wattgrant_connector_call_duration_seconds',
    help: "Calls to the utility's systems with all their tries. not_asked: they rest after faults in a row.",
    labelNames: ['operation', 'result'],
    buckets: callBuckets,
    registers,
  })
  const circuit = new Gauge({
    name: 'wattgrant_connector_resting',
    help: "1 while the utility's system is not asked, after faults in a row.",
    labelNames: ['system'],
    registers,
  })
  for (const kind of problems) problem.inc({ kind }, 0)
  for (const locale of locales) {
    for (const way of ['', 'session', ...signIn.map((path) => path.id)]) {
      for (const name of stages)
        if (name !== 'opened' || way === '') stage.inc({ stage: name, locale, sign_in: way }, 0)
    }
  }
  return {
    registry,
    served: ({ method, route, status, ms }) => answer.observe({ method, route, status }, ms / 1000),
    reached: ({ stage: name, locale, signIn: way, tookS }) => {
      stage.inc({ stage: name, locale, sign_in: way })
      if (tookS !== undefined) decision.observe({ decision: name }, tookS)
    },
    problem: (kind) => problem.inc({ kind }),
    connector: {
      called: ({ operation, result, ms }) => call.observe({ operation, result }, ms / 1000),
      resting: (system, isResting) => circuit.set({ system }, isResting ? 1 : 0),
    },
  }
}
