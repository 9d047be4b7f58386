import { writeFileSync } from 'node:fs'
import { expect, test } from '@playwright/test'
import parse from 'parse-prometheus-text-format'
import { foundIn, sorted } from '../../scripts/personal-data.ts'
import { withFewCustomers } from '../few-customers.ts'
import { PlainBrowser } from './browser.ts'
import { callback, pushRequest, register } from './client.ts'
import { keptOutput, OwnServer } from './server.ts'

const metricsAddress = '127.0.0.1:3999'
const usage = {
  scope: 'cds_usage',
  authorization_details: JSON.stringify([{ type: 'cds_usage', service_types: ['electric'] }]),
  login_hint: 'home@example.com',
  ui_locales: 'es',
}

/** Of the customer of the journeys. */
const theirs = ['home@example.com', '1111-1', '222222', '333333', '123 Main St', 'M-1001']

/** What dashboards and alerts of a utility are made of. */
const names = [
  'wattgrant_connector_call_duration_seconds',
  'wattgrant_connector_resting',
  'wattgrant_consent_decision_seconds',
  'wattgrant_consent_problem_total',
  'wattgrant_consent_stage_total',
  'wattgrant_http_request_duration_seconds',
  'wattgrant_outbox_oldest_seconds',
  'wattgrant_outbox_waiting',
]

test('metrics tell how far requests came, each stage once, and nothing about anybody', async () => {
  const server = await OwnServer.start(3998, {
    ...(await withFewCustomers()),
    METRICS_ADDRESS: metricsAddress,
  })
  try {
    const program = await register(server.url, 'cds_usage', { client_name: 'A client that tells on itself' })
    const request = await pushRequest(program, usage)
    const browser = new PlainBrowser(callback)
    const signIn = await browser.get(request.url)
    const again = await browser.press(signIn, 'Iniciar sesión', { password: 'wrong' })
    const form = await browser.press(again, 'Iniciar sesión', { password: 'sandbox' })
    for (let loads = 0; loads < 3; loads++) await browser.get(form.url)
    const back = await browser.press(form, 'Aprobar')
    expect(back.url.startsWith(callback)).toBe(true)
    const second = await browser.get((await pushRequest(program, usage)).url) // signed in already
    await browser.press(second, 'Rechazar')
    await new PlainBrowser(callback).get((await pushRequest(program, usage)).url)

    await expect.poll(async () => reached(await read(), 'declined')).toEqual({ 'es session': 1 })
    const text = await read()
    const families = parse(text)
    expect(families.map(({ name }) => name).filter((name) => name.startsWith('wattgrant_'))).toEqual(
      expect.arrayContaining(names),
    )
    expect(reached(text, 'opened')).toEqual({ 'es ': 3 })
    expect(reached(text, 'signed_in')).toEqual({ 'es online-account': 1, 'es session': 1 })
    expect(reached(text, 'form_seen')).toEqual({ 'es online-account': 1, 'es session': 1 })
    expect(Object.values(reached(text, 'problem'))).toEqual([1])
    expect(reached(text, 'approved')).toEqual({ 'es online-account': 1 })
    expect(reached(text, 'left')).toEqual({})
    expect(numbersOf(text, 'wattgrant_consent_problem_total', 'kind')).toEqual({ sign_in: 1 })
    expect(families.find(({ name }) => name === 'process_cpu_seconds_total')).toBeDefined()
    expect(text).toMatch(
      /wattgrant_http_request_duration_seconds_count\{utility="example-gas-electric",method="GET",route="\/authorize\/:uid",status="200"\} \d/,
    )

    expect(foundIn(text, sorted(theirs))).toEqual([])
    keepForSearch(text)
    for (const told of ['tells on itself', program.client.client_id, request.state]) {
      expect(text).not.toContain(told)
    }
    for (const url of [
      `${server.url}/metrics`,
      `http://${metricsAddress}/`,
      `http://${metricsAddress}/health`,
    ]) {
      expect((await fetch(url)).status, url).toBe(404)
    }
  } finally {
    await server.kill()
  }
})

/** With the logs of the run, it is searched for everything of all sandbox customers. */
function keepForSearch(text: string) {
  const kept = keptOutput('metrics')
  if (kept !== undefined) writeFileSync(kept, text)
}

async function read(): Promise<string> {
  const answer = await fetch(`http://${metricsAddress}/metrics`)
  expect(answer.headers.get('content-type')).toContain('text/plain; version=0.0.4')
  return answer.text()
}

/** By locale and way to sign in; without the zeros. */
function reached(text: string, stage: string): Record<string, number> {
  const ofStage = metricsOf(text, 'wattgrant_consent_stage_total').filter(
    ({ labels }) => labels?.stage === stage,
  )
  return withoutZeros(
    ofStage.map(({ labels, value }) => [`${labels?.locale} ${labels?.sign_in}`, Number(value)]),
  )
}

function numbersOf(text: string, name: string, label: string): Record<string, number> {
  return withoutZeros(
    metricsOf(text, name).map(({ labels, value }) => [labels?.[label] ?? '', Number(value)]),
  )
}

function metricsOf(text: string, name: string) {
  return parse(text).find((family) => family.name === name)?.metrics ?? []
}

function withoutZeros(entries: readonly (readonly [string, number])[]): Record<string, number> {
  return Object.fromEntries(entries.filter(([, value]) => value !== 0))
}
