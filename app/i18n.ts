import { headers } from 'next/headers'
import { getRequestConfig } from 'next-intl/server'
import { getRuntime } from '#lib/runtime/index.ts'
import { acceptedLanguages, allSentences, chooseLocale } from '#lib/wording/index.ts'

/** The server in front of the pages has chosen a language for each of them (`server/page-headers.ts`). */
export default getRequestConfig(async () => {
  const { profile } = getRuntime()
  const asked = await headers()
  const chosen = asked.get('x-wattgrant-locale')
  const wanted = chosen ? [chosen] : acceptedLanguages(asked.get('accept-language') ?? '')
  const locale = chooseLocale(wanted, profile.locales)
  return {
    locale,
    timeZone: profile.timezone,
    messages: allSentences(locale, profile),
  }
})
