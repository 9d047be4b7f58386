import { getLocale } from 'next-intl/server'
import { getFormatter, getTranslations } from '#components/ui/translations.ts'
import { getRuntime } from '#lib/runtime/index.ts'
import { summaries } from '#lib/wording/index.ts'

/**
 * What approvals are told with, got once for all on a page: a component that waits for nothing is drawn with what is
 * around it, and one that waits costs the framework a turn and a row of its own.
 */
export async function entryWords() {
  const [t, form, receipt, status, selection, format, locale] = await Promise.all([
    getTranslations('connections'),
    getTranslations('form'),
    getTranslations('receipt'),
    getTranslations('status'),
    getTranslations('selection'),
    getFormatter(),
    getLocale(),
  ])
  const { profile, now } = getRuntime()
  const present = now()
  return {
    t: remembering(t),
    form: remembering(form),
    receipt: remembering(receipt),
    status: remembering(status),
    selection,
    format,
    locale,
    now: present,
    at: present.toString(),
    summaryOf: summaries({ locale, profile }),
  }
}

/** What holds no values is the same in each entry, and is looked up once. */
function remembering<T extends (key: never, values?: never) => string>(t: T): T {
  const said = new Map<string, string>()
  const say = (key: never, values?: never) => {
    if (values !== undefined) return t(key, values)
    const text = said.get(key) ?? t(key)
    said.set(key, text)
    return text
  }
  return Object.assign(say, t) as T
}

export type EntryWords = Awaited<ReturnType<typeof entryWords>>
