import type { Messages, NamespaceKeys, NestedKeyOf } from 'next-intl'
import { getLocale } from 'next-intl/server'
import { createFormatter, createTranslator } from 'use-intl/core'
import { getRuntime } from '#lib/runtime/index.ts'
import { allSentences, type Sentences } from '#lib/wording/index.ts'

type Namespace = NamespaceKeys<Messages, NestedKeyOf<Messages>>
type Translator<Of extends Namespace> = ReturnType<typeof createTranslator<Messages, Of>>

/**
 * The sentences of one namespace in the page's language, as next-intl's own function of this name has them; that one
 * parses each sentence again for each request, and these are kept (docs/decisions/097).
 */
export async function getTranslations<Of extends Namespace>(namespace: Of): Promise<Translator<Of>> {
  const { said, ...manner } = await spoken()
  const known = said.get(namespace) as Translator<Of> | undefined
  const translator = known ?? createTranslator({ ...manner, namespace })
  said.set(namespace, translator)
  return translator as Translator<Of>
}

/** Of dates, numbers and lists in the page's language, kept for the same reason. */
export async function getFormatter(): Promise<ReturnType<typeof createFormatter>> {
  return (await spoken()).format
}

const kept = new WeakMap<Sentences, ReturnType<typeof speech>>()

async function spoken() {
  const { profile } = getRuntime()
  const locale = await getLocale()
  const messages = allSentences(locale, profile)
  const known = kept.get(messages) ?? speech({ locale, messages, timeZone: profile.timezone })
  kept.set(messages, known)
  return known
}

function speech(manner: Omit<Parameters<typeof createFormatter>[0], 'messages'> & { messages: Sentences }) {
  return { ...manner, said: new Map<Namespace, unknown>(), format: createFormatter(manner) }
}
