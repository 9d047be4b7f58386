import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Temporal } from 'temporal-polyfill'
import { loadProfile } from '#lib/config/index.ts'
import { sandboxSignIns, seedSandbox } from '#lib/customers/index.ts'
import { openStorage } from '#lib/storage/index.ts'

/** What of an object says whose it is, or where. */
const telling =
  /^(account|contract|meter|servicepoint|customer|participation|aggregation|premise)_(number|name|address)s?$/

/** Texts that no log may have. */
export interface PersonalData {
  /** Found as words of their own. */
  readonly words: ReadonlySet<string>
  /** Texts of several words, by their first two. */
  readonly phrases: ReadonlyMap<string, readonly string[]>
}

/** Everything by which the sandbox customers of these utilities can be known. */
export async function personalData(utilities: readonly string[]): Promise<PersonalData> {
  const texts = new Set<string>()
  for (const utility of utilities) for (const text of await textsOf(utility)) texts.add(text)
  return sorted([...texts])
}

async function textsOf(utility: string): Promise<readonly string[]> {
  const folder = await mkdtemp(join(tmpdir(), 'wattgrant-'))
  const storage = await openStorage(`file:${join(folder, 'sandbox.db')}`)
  try {
    const profile = loadProfile(utility)
    await seedSandbox(storage, profile, { now: Temporal.Now.instant() })
    const customers = await storage.db
      .selectFrom('customer')
      .select(['username', 'name', 'email', 'phone'])
      .execute()
    const objects = await storage.db.selectFrom('customer_object').select('object_json').execute()
    return [
      ...customers.flatMap((customer) => Object.values(customer).filter((text) => text !== null)),
      ...sandboxSignIns(profile).map(({ password }) => `password=${password}`),
      ...objects.flatMap(({ object_json }) => tellingTexts(JSON.parse(object_json), '')),
    ]
  } finally {
    await storage.close()
    await rm(folder, { recursive: true })
  }
}

function tellingTexts(value: unknown, key: string): string[] {
  if (typeof value === 'string') return telling.test(key) ? withStreet(value) : []
  if (Array.isArray(value)) return value.flatMap((one) => tellingTexts(one, key))
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, inside]) => tellingTexts(inside, name))
}

/** Of an address the street alone tells as much. */
function withStreet(text: string): string[] {
  const [street = ''] = text.split(',')
  return street.includes(' ') ? [text, street] : [text]
}

/** @param texts what is looked for, as it is written */
export function sorted(texts: readonly string[]): PersonalData {
  const long = texts.filter((text) => text.includes(' '))
  return {
    words: new Set(texts.filter((text) => !text.includes(' ') && text.length > 3)),
    phrases: Map.groupBy(long, (text) => text.split(' ', 2).join(' ')),
  }
}

/** Tokens, codes and secret addresses are long and mixed; ids of ours and of requests are shorter, or UUIDs. */
const secretLooking = /(?<![\w/.-])(?=[\w-]*[a-z])(?=[\w-]*[A-Z])(?=[\w-]*\d)[\w-]{40,}(?![\w/.-])/g
/** Places in files are numbers too. */
const places = /:\d+:\d+\b/g

/** What a log has of it, each once. */
export function foundIn(log: string, { words, phrases }: PersonalData): readonly string[] {
  const text = log.replace(places, '')
  const found = new Set<string>(text.match(secretLooking) ?? [])
  for (const [word] of text.matchAll(/[\w@.+=-]+/g)) {
    for (const one of [word, word.split('=')[1] ?? '']) if (words.has(one)) found.add(one)
  }
  for (const line of text.split('\n')) {
    const parts = line.split(/[\s"]+/)
    for (const [index, part] of parts.entries()) {
      const candidates =
        phrases.get(`${part} ${parts[index + 1]}`) ??
        phrases.get(`${part} ${parts[index + 1]?.replace(/,$/, '')}`)
      for (const phrase of candidates ?? []) if (line.includes(phrase)) found.add(phrase)
    }
  }
  return [...found]
}
