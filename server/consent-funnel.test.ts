import { expect, test } from 'vitest'
import { decline } from '#lib/interactions/index.ts'
import { aConsentServer } from './a-consent-server.testing.ts'
import { countFunnel } from './funnel.ts'
import { createMetrics } from './metrics.ts'

test('a consent request is opened when its browser comes, and only then can it be left', async () => {
  await using server = await aConsentServer()
  const { registry, ...metrics } = createMetrics(server.runtime.profile)
  const funnel = countFunnel(server.runtime, metrics)
  Object.assign(server.runtime, { funnel })
  const ask = async (ui_locales: string) => {
    const request = { scope: 'cds_usage', ui_locales }
    return (await server.post(await server.sign({ ...server.good(), request }))).body
  }
  const left = await ask('es')
  const declined = await ask('')
  const tooLate = await ask('en')
  await ask('en') // which nobody comes to

  await server.ask(left.form_uri, { method: 'HEAD' })
  await server.visit(left.form_uri.replace(/key=.*/, 'key=guessed'))
  expect(await counted()).toEqual([])
  await server.visit(left.form_uri)
  await server.visit(left.form_uri)
  await server.ask(declined.form_uri, { headers: { 'accept-language': 'es-MX, en;q=0.5' } })
  const refusal = {
    uid: declined.consent_request_id,
    error: 'access_denied',
    description: 'the customer declined',
  }
  await decline(server.runtime, { ...refusal, now: server.runtime.now() })
  server.clock.now = server.clock.now.add({ minutes: 6 })
  await server.visit(tooLate.form_uri)
  server.clock.now = server.clock.now.add({ hours: 1 })
  await funnel.write()
  expect(await counted()).toEqual(['declined es: 1', 'left es: 1', 'opened es: 2'])
  server.clock.now = server.clock.now.add({ hours: 1 })
  expect(await funnel.write()).toBe(false)
  expect(await counted()).toHaveLength(3)

  async function counted(): Promise<string[]> {
    const stage = registry.getSingleMetric('wattgrant_consent_stage_total')
    const values = (await stage?.get())?.values ?? []
    return values
      .filter(({ value }) => value > 0)
      .map(({ labels, value }) => `${labels.stage} ${labels.locale}: ${value}`)
      .toSorted()
  }
})
