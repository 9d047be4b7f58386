import { readFileSync } from 'node:fs'
import { parser } from '@prometheus-io/lezer-promql'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { loadProfile } from '#lib/config/index.ts'
import { createMetrics } from './metrics.ts'
import { watchOutbox } from './watch-outbox.ts'

const file = 'deploy/prometheus/wattgrant.rules.yml'

interface Rule {
  readonly alert?: string
  readonly record?: string
  readonly expr: string
}

test('the example rules are PromQL, about metrics that there are', () => {
  const { groups } = parse(readFileSync(file, 'utf8')) as { groups: { rules: Rule[] }[] }
  const rules = groups.flatMap((group) => group.rules)
  const known = new Set([...exposed(), ...rules.flatMap(({ record }) => record ?? []), 'up'])
  expect(rules.length).toBeGreaterThan(5)
  for (const rule of rules) {
    const { faults, selected } = read(rule.expr)
    expect(faults, rule.expr).toEqual([])
    expect(
      selected.filter((name) => !known.has(name)),
      rule.expr,
    ).toEqual([])
  }
})

function exposed(): string[] {
  const { registry } = createMetrics(loadProfile('two-rivers'))
  const unread = undefined as never
  watchOutbox(registry, { storage: unread, now: unread, log: unread })
  return registry
    .getMetricsAsArray()
    .flatMap(({ name, type }) =>
      String(type) === 'histogram' ? [`${name}_bucket`, `${name}_count`, `${name}_sum`] : [name],
    )
}

/** What is no PromQL in it, and the names of metrics. */
function read(expression: string): { faults: string[]; selected: string[] } {
  const faults: string[] = []
  const selected: string[] = []
  parser.parse(expression).iterate({
    enter: (node) => {
      const text = expression.slice(node.from, node.to)
      if (node.type.isError) faults.push(`${node.from}: '${text}'`)
      if (node.name === 'Identifier' && node.node.parent?.name === 'VectorSelector') selected.push(text)
    },
  })
  return { faults, selected }
}
