import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { faultOfAnswer, type Locale, profileParts, type SignInPath } from '#lib/config/index.ts'
import type { Asker, Question } from './ask.ts'
import { faultOfScopes, waysIn } from './profile-of.ts'
import {
  usualAbout,
  usualCurrency,
  usualHours,
  usualLanguage,
  usualOnPrimary,
  usualTimezone,
} from './usual.ts'

export type WayToSignIn = SignInPath['kind']
type Words = Readonly<Partial<Record<Locale, string>>>
type Schema = Parameters<typeof faultOfAnswer>[0]

/** What a utility said of itself; each answer has been judged as the profile will be. */
export interface Answers {
  readonly name: string
  /** Of its folder. */
  readonly id: string
  readonly country: string
  readonly timezone: string
  readonly locales: readonly Locale[]
  readonly currency: string
  readonly primary: string
  readonly onPrimary: string
  readonly website: string
  readonly email: string
  readonly phone: string
  readonly hours: Words
  readonly about: Words
  readonly commodities: readonly string[]
  /** Empty where nobody signs in. */
  readonly signIn: readonly WayToSignIn[]
  readonly provider: { readonly issuer: string; readonly clientId: string } | undefined
  readonly callingCode: string | undefined
  readonly scopes: readonly string[]
}

const coverage = profileParts.coverage.element.shape
const usualScopes = 'cds_accounts, cds_service_contracts, cds_bill_statements, cds_usage'
const support = profileParts.support.shape
const withoutSignIn = profileParts.withoutSignIn.unwrap().shape
const languages = new Intl.DisplayNames('en', { type: 'language' })

/** Asks in an order in which what is usual follows from what was said. */
export async function askAll(asker: Asker, utilitiesFolder: string): Promise<Answers> {
  const name = await asker.ask(text('Name that customers know', profileParts.name))
  const id = await asker.ask(folderIn(utilitiesFolder, name))
  const country = await asker.ask(text('Country', profileParts.country, 'US'))
  const timezone = await asker.ask(text('Timezone', profileParts.timezone, usualTimezone(country)))
  const locales = await asker.ask<Locale[]>(
    list('Languages (en, es, fr, da, de), the usual one first', profileParts.locales, usualLanguage(country)),
  )
  const currency = await asker.ask(text('Currency', profileParts.currency, usualCurrency(country)))
  const primary = await asker.ask({
    ...text('Colour of your brand', profileParts.brand, '#0b5c7a'),
    faultOf: (color) => faultOfAnswer(profileParts.brand, brandOf(color)),
  })
  const onPrimary = await asker.ask({
    ...text('Colour of what is written on it', profileParts.brand, usualOnPrimary(primary)),
    faultOf: (color) => faultOfAnswer(profileParts.brand, { primary, onPrimary: color }),
  })
  const website = await asker.ask(text('Website', profileParts.website, `https://www.${id}.example`))
  const email = await asker.ask(text('Mail address for help', support.email, `help@${id}.example`))
  const phone = await asker.ask(text('Phone number for help', support.phone, '+1 555 010 0600'))
  const hours: Partial<Record<Locale, string>> = {}
  const about: Partial<Record<Locale, string>> = {}
  for (const locale of locales) {
    const language = languages.of(locale)
    hours[locale] = await asker.ask(
      text(`Hours of help, in ${language}`, profileParts.name, usualHours[locale]),
    )
    about[locale] = await asker.ask(
      text(`What you do, in ${language}`, profileParts.name, usualAbout(name, locale)),
    )
  }
  const commodities = await asker.ask<string[]>(
    list(
      'Commodities (electricity, natural_gas, water and more)',
      coverage.commodities.min(1),
      'electricity',
    ),
  )
  const signIn = await asker.ask(waysToSignIn)
  const provider = signIn.includes('openid-connect') ? await askProvider(asker, id) : undefined
  const callingCode =
    signIn.length === 0
      ? await asker.ask(text('Calling code of phone numbers', withoutSignIn.callingCode, '+1'))
      : undefined
  const said = {
    name,
    id,
    country,
    timezone,
    locales,
    currency,
    primary,
    onPrimary,
    website,
    email,
    phone,
    hours,
    about,
    commodities,
    signIn,
    provider,
    callingCode,
  }
  const scopes = await asker.ask<string[]>({
    ...list('Scopes', coverage.commodities, usualScopes),
    faultOf: (types) => faultOfScopes({ ...said, scopes: types }),
  })
  return { ...said, scopes }
}

async function askProvider(asker: Asker, id: string) {
  const judged = (provider: { issuer: string; clientId: string }) =>
    faultOfAnswer(profileParts.signIn, waysIn({ id, locales: ['en'], signIn: ['openid-connect'], provider }))
  const issuer = await asker.ask({
    ...text('Issuer of your OpenID Provider', profileParts.name, `https://login.${id}.example`),
    faultOf: (typed) => judged({ issuer: typed, clientId: 'wattgrant' }),
  })
  const clientId = await asker.ask({
    ...text('Client id of Wattgrant there', profileParts.name, 'wattgrant'),
    faultOf: (typed) => judged({ issuer, clientId: typed }),
  })
  return { issuer, clientId }
}

const waysToSignIn: Question<WayToSignIn[]> = {
  asks: 'Ways to sign in (password, one-time-code, openid-connect; none), the usual one first',
  usual: 'password',
  read: (typed) => (typed === 'none' ? [] : wordsOf<WayToSignIn>(typed)),
  faultOf: (signIn) =>
    faultOfAnswer(
      profileParts.signIn,
      waysIn({ id: 'utility', locales: ['en'], signIn, provider: undefined }),
    ),
}

function folderIn(utilitiesFolder: string, name: string): Question<string> {
  const usual = name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z\d]+/g, '-')
    .replace(/^-|-$/g, '')
  return {
    asks: `Folder in ${utilitiesFolder}`,
    ...(usual && { usual }),
    read: String,
    faultOf(id) {
      if (!/^[a-z\d][a-z\d-]*$/.test(id)) return "use small letters, digits and hyphens, such as 'my-utility'"
      return existsSync(join(utilitiesFolder, id)) ? `'${id}' is there already: use another name` : undefined
    },
  }
}

function text(asks: string, schema: Schema, usual?: string): Question<string> {
  return {
    asks,
    ...(usual !== undefined && { usual }),
    read: String,
    faultOf: (typed) => faultOfAnswer(schema, typed),
  }
}

function list<Item extends string>(asks: string, schema: Schema, usual: string): Question<Item[]> {
  return { asks, usual, read: wordsOf<Item>, faultOf: (items) => faultOfAnswer(schema, items) }
}

function wordsOf<Item extends string>(typed: string): Item[] {
  return typed.split(/[\s,]+/).filter((word) => word !== '') as Item[]
}

function brandOf(primary: string) {
  return { primary, onPrimary: /^#[\da-f]{6}$/i.test(primary) ? usualOnPrimary(primary) : '#ffffff' }
}
