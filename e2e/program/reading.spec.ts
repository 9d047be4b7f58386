import { expect, test } from '@playwright/test'
import { profiles } from '../profiles.ts'
import { PlainBrowser } from './browser.ts'
import { callback, getJson, pushRequest, register } from './client.ts'
import { gradeOf, sentencesOf } from './reading.ts'

const utility = profiles[0]?.url ?? ''
const gradeOfMost = 8

interface Field {
  readonly id: string
  readonly format: string
  readonly default?: unknown
  readonly choices?: readonly { readonly id: string }[]
}

interface Scope {
  readonly id: string
  readonly response_types_supported: readonly string[]
  readonly authorization_details_fields_supported: readonly Field[]
}

/** A building, of which its tenants can be asked. */
const building = {
  cds_aggregation_consent: { aggregation_numbers: ['B1111'], premise_numbers: ['P-6000'] },
}

test('CO-001 the form of every scope, with everything on, reads at grade 8 or below', async () => {
  const metadata = await getJson(`${utility}/.well-known/cds-server-metadata.json`)
  const { cds_scope_descriptions: scopes } = (await getJson(String(metadata.oauth_metadata))) as unknown as {
    cds_scope_descriptions: Record<string, Scope>
  }
  const asked = Object.values(scopes).filter((scope) => scope.response_types_supported.includes('code'))
  expect(asked.length).toBeGreaterThanOrEqual(18)
  for (const scope of asked) {
    const program = await register(utility, scope.id)
    const request = await pushRequest(program, {
      scope: scope.id,
      authorization_details: JSON.stringify([{ type: scope.id, ...everythingOf(scope) }]),
      ui_locales: 'en',
    })
    const browser = new PlainBrowser(callback)
    const signIn = await browser.get(request.url)
    const form = await browser.press(signIn, 'Sign in', {
      username: scope.id in building ? 'tenant1@example.com' : 'home@example.com',
      password: 'sandbox',
    })
    const main = form.document.querySelector('main')
    if (!main) throw new Error(`${form.url} has no main part`)
    const sentences = sentencesOf(main)
    expect(sentences, scope.id).toContain('Approve')
    expect(gradeOf(sentences), scope.id).toBeLessThanOrEqual(gradeOfMost)
    for (const entries of main.querySelectorAll('fieldset ul')) entries.remove()
    const running = sentencesOf(main)
      .join(' ')
      .split(/[.?!:]\s/)
    expect(gradeOf(running), `${scope.id}, if no heading and no item ended with itself`).toBeLessThanOrEqual(
      gradeOfMost,
    )
  }
})

function everythingOf({ id, authorization_details_fields_supported: fields }: Scope) {
  const included = fields.flatMap((field): [string, unknown][] => {
    if (field.id.startsWith('include_')) {
      return [[field.id, field.format === 'boolean' ? true : field.choices?.map((choice) => choice.id)]]
    }
    const isProgram = field.id === 'account_programs' || field.id === 'service_programs'
    return isProgram ? [[field.id, field.choices?.map((choice) => choice.id)]] : []
  })
  return { ...Object.fromEntries(included), ...building[id as keyof typeof building] }
}
