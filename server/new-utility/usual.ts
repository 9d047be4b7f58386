import { wcagContrast } from 'culori'
import type { Locale } from '#lib/config/index.ts'

type Texts = Readonly<Record<Locale, string>>

export const usualHours: Texts = {
  en: 'Monday to Friday, 9:00 to 17:00',
  es: 'De lunes a viernes, de 9:00 a 17:00',
  fr: 'Du lundi au vendredi, de 9 h à 17 h',
  da: 'Mandag til fredag, kl. 9 til 17',
  de: 'Montag bis Freitag, 9 bis 17 Uhr',
}

const served: Texts = {
  en: 'serves homes and businesses here.',
  es: 'presta servicio a hogares y empresas de aquí.',
  fr: 'sert les foyers et les entreprises d’ici.',
  da: 'forsyner boliger og virksomheder her.',
  de: 'versorgt Haushalte und Betriebe hier.',
}

export const waysToSignIn = {
  password: {
    en: 'Online account',
    es: 'Cuenta en línea',
    fr: 'Compte en ligne',
    da: 'Selvbetjening',
    de: 'Online-Konto',
  },
  'one-time-code': {
    en: 'Code by email',
    es: 'Código por correo',
    fr: 'Code par e-mail',
    da: 'Kode med e-mail',
    de: 'Code per E-Mail',
  },
  'openid-connect': {
    en: 'Customer account',
    es: 'Cuenta de cliente',
    fr: 'Compte client',
    da: 'Kundekonto',
    de: 'Kundenkonto',
  },
} as const satisfies Record<string, Texts>

const currencies: Readonly<Record<string, string>> = {
  US: 'USD',
  CA: 'CAD',
  MX: 'MXN',
  GB: 'GBP',
  DK: 'DKK',
  SE: 'SEK',
  NO: 'NOK',
  CH: 'CHF',
  AU: 'AUD',
  NZ: 'NZD',
  JP: 'JPY',
}

export function usualAbout(name: string, locale: Locale): string {
  return `${name} ${served[locale]}`
}

export function usualCurrency(country: string): string {
  return currencies[country] ?? 'EUR'
}

/** The machine's own, where it is in the country; else the country's only one, or its first by name. */
export function usualTimezone(country: string): string {
  const own = Intl.DateTimeFormat().resolvedOptions().timeZone
  const zones = zonesOf(country)
  if (zones.includes(own)) return own
  return country === 'US' ? 'America/Chicago' : (zones[0] ?? own)
}

export function usualLanguage(country: string): string {
  const { language } = new Intl.Locale(`und-${country}`).maximize()
  return Object.hasOwn(usualHours, language) ? language : 'en'
}

/** White or black, whichever is read more easily. */
export function usualOnPrimary(primary: string): string {
  return wcagContrast('#ffffff', primary) >= wcagContrast('#000000', primary) ? '#ffffff' : '#000000'
}

function zonesOf(country: string): readonly string[] {
  const region = new Intl.Locale(`und-${country}`) as Intl.Locale & { getTimeZones(): string[] | undefined }
  return region.getTimeZones() ?? []
}
