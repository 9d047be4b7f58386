import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { CodedError } from '#lib/errors/index.ts'
import { pagePaths } from './addresses.ts'
import { authorizationServer } from './authorization-server.ts'
import { type BrandAsset, brandSchema, readBrandAssets } from './brand.ts'
import { connector } from './connector.ts'
import { embedding } from './embedding.ts'
import { readJsonFile } from './json-file.ts'
import { locale, localized } from './locale.ts'
import { scopeOffer, word } from './scope-offer.ts'
import { signInPaths } from './sign-in.ts'
import { terms } from './terms.ts'
import { withoutSignIn } from './without-sign-in.ts'
import { wordsMissing } from './words-missing.ts'

const infrastructureTypes = [
  'distribution_utility',
  'metering_provider',
  'supplier',
  'generator',
  'market_operator',
  'distribution_service_operator',
  'transmission_service_operator',
  'service_provider',
] as const
const commodityTypes = [
  'electricity',
  'natural_gas',
  'fuel_oil',
  'water',
  'wastewater',
  'trash',
  'distributed_energy',
] as const

const link = z.url({ protocol: /^https$/, error: "use an address such as 'https://www.example.com/terms'" })

const country = z.string().regex(/^[A-Z]{2}$/, "use a country's two letters, such as 'US'")

const datetime = z.iso.datetime({ error: "use a moment in UTC such as '2026-11-01T00:00:00Z'" })

/** What becomes a coverage entry. WG1-01 §4.3 (M-060 to M-080) */
const coverage = z
  .strictObject({
    id: z.string().regex(/^[\w.-]+$/, 'use letters, digits, dots, hyphens: listings filter by it'),
    created: datetime,
    updated: datetime,
    type: z.enum(['geographic', 'logical']),
    name: z.string(),
    abbreviation: z.string().optional(),
    description: z.string(),
    roles: z.array(z.enum(infrastructureTypes)),
    commodities: z.array(z.enum(commodityTypes)),
    country,
    /** Facts for people: territory, customers served. */
    territory: z.string(),
    map: z.strictObject({ url: z.url(), contentType: z.string() }).optional(),
    /** WGS 84. */
    geojson: z.url().optional(),
  })
  .refine(
    (entry) => entry.type === 'logical' || entry.map || entry.geojson,
    "a 'geographic' entry needs 'map' or 'geojson'",
  )

const answers = z.strictObject({
  /** The brand: the name that the form carries. */
  name: z.string().min(1),
  /** When its metadata was first public, and when anything here was last changed. */
  created: datetime,
  updated: datetime,
  country,
  /** IANA name. Relative dates are counted by this clock (`cds_timezone`). */
  timezone: z.string().refine(isTimezone, "use an IANA timezone, such as 'America/Chicago'"),
  /** The first one is taken when a browser asks for none of them. */
  locales: z.array(locale).min(1),
  currency: z.string().refine(isCurrency, "use a currency's three letters, such as 'USD'"),
  brand: brandSchema,
  website: z.url(),
  /** Pages of the utility's own, in place of those that come with Wattgrant. */
  links: z
    .strictObject({ support: link.optional(), terms: link.optional(), privacy: link.optional() })
    .default({}),
  embedding: embedding.default({ frameOrigins: [] }),
  /** There if the utility has an authorization server of its own: then nothing but consent is asked for here. */
  authorizationServer: authorizationServer.optional(),
  connector: connector.optional(),
  support: z.strictObject({ email: z.email(), phone: z.string(), hours: localized }),
  /** A mail to this address is sent on to a phone as a text message; `{number}` stands for the phone's digits. */
  textGateway: z
    .string()
    .regex(/^\S*\{number\}\S*@\S+$/, "use an address such as '{number}@text.example.com'")
    .optional(),
  /** What this utility does, in words of its own, for its pages. */
  about: localized,
  /** What it calls an account, a service and so on, where that is not what everybody calls it. */
  terms: terms.default({}),
  /** How customers sign in; a request may name one (`idp_hint`). The first one is the usual one. */
  signIn: signInPaths,
  /** How long a sign-in lasts after the form was last opened; less than 70 only where law wants it (AN-015, AN-017). */
  sessionMinutes: z.number().int().min(1).max(70).default(70),
  withoutSignIn: withoutSignIn.optional(),
  /** What every client may give as the reason for a request, and the form then shows (WG3-01 §8.3). */
  purposes: z
    .array(
      z
        .strictObject({
          id: word,
          /** For the client; not shown to customers. */
          name: z.string().min(1),
          content: z.string().regex(/\S/, 'write something that can be seen'),
          relatedUri: z.url().optional(),
          relatedName: z
            .string()
            .regex(/^[^\r\n]*\S[^\r\n]*$/, 'use one line')
            .optional(),
          /** Ids of scopes that it can be given for; all that customers are asked for when left out. */
          scopes: z.array(z.string()).optional(),
        })
        .refine((one) => !one.relatedUri || one.relatedName, "'relatedUri' needs a 'relatedName'"),
    )
    .default([]),
  /**
   * What law or regulator has customers read before they decide; shown while something is asked for that it is about
   * (WG3-01 §9.2.1.5).
   */
  disclosures: z
    .array(
      z.strictObject({
        id: word,
        /** Of a long text, which then stands in a block that scrolls on its own. */
        title: localized.optional(),
        text: localized,
        /** Types of scopes that it is about; all when left out. */
        scopes: z.array(z.string()).optional(),
      }),
    )
    .default([]),
  coverage: z.array(coverage).min(1),
  scopes: z.array(scopeOffer).min(1),
})

/** Schemas of its answers, one by one, for whoever asks for them. */
export const profileParts = answers.shape

const profileSchema = answers.superRefine((profile, { addIssue }) => {
  for (const { path, lacks } of wordsMissing(profile)) {
    addIssue({ code: 'custom', path: [...path], message: `say it in '${lacks}' too, one of the 'locales'` })
  }
  const subjects = profile.embedding.portal?.subjects
  if (subjects !== undefined && !profile.signIn.some(({ id }) => id === subjects)) {
    addIssue({ code: 'custom', path: ['embedding', 'portal', 'subjects'], message: waysToSignIn(profile) })
  }
  const named = profile.authorizationServer?.subjects
  if (named !== undefined && !profile.signIn.some(({ id }) => id === named)) {
    addIssue({
      code: 'custom',
      path: ['authorizationServer', 'subjects'],
      message: waysToSignIn(profile),
    })
  }
  if (profile.signIn.length > 0 === (profile.withoutSignIn !== undefined)) {
    addIssue({ code: 'custom', path: ['signIn'], message: "give a way to sign in, or 'withoutSignIn'" })
  }
  for (const [index, path] of profile.signIn.entries()) {
    if (path.kind !== 'one-time-code' || !profile.textGateway || path.callingCode) continue
    addIssue({
      code: 'custom',
      path: ['signIn', index, 'callingCode'],
      message: "say which one phone numbers have, such as '+1': with a 'textGateway', codes go to phones too",
    })
  }
})

/** What a utility could answer in a questionnaire: `utilities/<id>/profile.json`. */
export type Profile = z.infer<typeof profileSchema> & {
  readonly id: string
  /** Where it was read, for who has to change it. */
  readonly file: string
  /** What its brand is shown with. */
  readonly assets: readonly BrandAsset[]
}

/**
 * @throws CodedError `configuration`, naming the file, the key and what would do.
 */
export function loadProfile(id: string, utilitiesFolder = 'utilities'): Profile {
  const folder = join(utilitiesFolder, id)
  const file = join(folder, 'profile.json')
  if (!existsSync(file))
    throw new CodedError('configuration', `${file} does not exist: each utility needs one`)
  const profile = readJsonFile(file, profileSchema)
  return { id, file, ...profile, assets: readBrandAssets(profile.brand, folder) }
}

/** Where customers find help, terms and what is kept of them: the utility's own pages, else ours. */
export function linksOf({ links }: Pick<Profile, 'links'>): Record<'support' | 'terms' | 'privacy', string> {
  const { support = pagePaths.support, terms = pagePaths.terms, privacy = pagePaths.privacy } = links
  return { support, terms, privacy }
}

function waysToSignIn({ signIn }: Pick<z.infer<typeof answers>, 'signIn'>): string {
  return `use the id of a way to sign in (there are: ${signIn.map(({ id }) => `'${id}'`).join(', ')})`
}

function isCurrency(code: string) {
  return Intl.supportedValuesOf('currency').includes(code)
}

function isTimezone(name: string) {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return true
  } catch {
    return false
  }
}
