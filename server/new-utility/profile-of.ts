import { buildCatalog } from '#lib/catalog/index.ts'
import { type Locale, profileParts } from '#lib/config/index.ts'
import { isCoded } from '#lib/errors/index.ts'
import type { Answers } from './answers.ts'
import { waysToSignIn } from './usual.ts'

const measurements: Readonly<Record<string, readonly string[]>> = {
  electricity: ['electric_kwh', 'electric_kwh_export'],
  natural_gas: ['natural_gas_therm'],
  water: ['water_ccf'],
}

/** What `profile.json` says for these answers. */
export function profileOf(answers: Answers, now: string): Record<string, unknown> {
  const { id, name, country, timezone, locales, currency, primary, onPrimary, website, callingCode } = answers
  return {
    name,
    created: now,
    updated: now,
    country,
    timezone,
    locales,
    currency,
    brand: { primary, onPrimary },
    website,
    support: { email: answers.email, phone: answers.phone, hours: answers.hours },
    about: answers.about,
    signIn: waysIn(answers),
    ...(callingCode && { withoutSignIn: withoutSignIn(callingCode) }),
    coverage: [coverageOf(id, name, answers, now)],
    scopes: scopesOf(answers),
  }
}

/** As `signIn` lists them. A kind that there is none of stays, for the schema to refuse. */
export function waysIn({
  id,
  locales,
  signIn,
  provider,
}: Pick<Answers, 'id' | 'locales' | 'signIn' | 'provider'>): readonly object[] {
  return signIn.map((kind) => ({
    id: kind,
    kind,
    name: inLanguages(waysToSignIn[kind] ?? waysToSignIn.password, locales),
    ...(kind === 'openid-connect' && {
      issuer: provider?.issuer ?? 'https://login.example.com',
      clientId: provider?.clientId ?? 'wattgrant',
      clientSecret: secretVariableOf(id),
    }),
  }))
}

/** Holds the secret by which a provider knows us. */
export function secretVariableOf(id: string): string {
  return `SIGN_IN_${id.toUpperCase().replaceAll('-', '_')}_SECRET`
}

/** Why the profile could not offer these scopes. */
export function faultOfScopes(answers: Answers): string | undefined {
  const { id, name, locales } = answers
  const now = new Date().toISOString()
  try {
    buildCatalog(
      {
        file: 'profile.json',
        locales: [...locales],
        purposes: [],
        signIn: profileParts.signIn.parse(waysIn(answers)),
        coverage: [profileParts.coverage.element.parse(coverageOf(id, name, answers, now))],
        scopes: profileParts.scopes.parse(scopesOf(answers)),
      },
      'https://utility.example',
    )
    return answers.scopes.length > 0 ? undefined : 'list at least one'
  } catch (error) {
    if (isCoded(error)) return error.message
    throw error
  }
}

function coverageOf(id: string, name: string, { country, commodities }: Answers, now: string) {
  return {
    id,
    created: now,
    updated: now,
    type: 'logical',
    name: `Customers of ${name}`,
    description: `Everyone whom ${name} serves.`,
    roles: ['distribution_utility', 'metering_provider', 'supplier'],
    commodities,
    country,
    territory: `Where ${name} serves customers`,
  }
}

function scopesOf({ scopes, signIn, commodities }: Answers): readonly object[] {
  const measured = commodities.flatMap((commodity) => measurements[commodity] ?? [])
  return scopes.map((type) => {
    const fields = {
      ...(signIn.length === 0 && type.startsWith('cds_') && { username: null, authentication_path: null }),
      ...(type === 'cds_usage' &&
        measured.length > 0 && {
          include_usage_segment_value_types: { choices: measured, default: measured },
        }),
    }
    return Object.keys(fields).length > 0 ? { type, fields } : { type }
  })
}

function withoutSignIn(callingCode: string) {
  return {
    callingCode,
    numbers: {
      account_selection: { pattern: '\\d{4}-\\d{1,6}', example: '1111-1' },
      service_contract_selection: { pattern: '\\d{6}', example: '222222' },
    },
  }
}

function inLanguages(texts: Readonly<Record<Locale, string>>, locales: readonly Locale[]) {
  return Object.fromEntries(locales.map((locale) => [locale, texts[locale]]))
}
