import { readFileSync } from 'node:fs'
import type { z } from 'zod'
import { CodedError } from '#lib/errors/index.ts'

const kinds: Readonly<Record<string, string>> = {
  string: "a text, such as 'like this'",
  number: 'a number without quotes',
  int: 'a whole number without quotes',
  boolean: 'true or false',
  array: 'a list in square brackets',
  object: 'an object in braces',
  record: 'an object in braces',
}

/**
 * What a file that people edit says, judged by its schema.
 *
 * @throws CodedError `configuration`, naming the file, the key and what would do
 */
export function readJsonFile<Schema extends z.ZodType>(file: string, schema: Schema): z.infer<Schema> {
  const value = parse(file)
  const parsed = schema.safeParse(value, { error: remedyOf })
  if (parsed.success) return parsed.data
  throw new CodedError('configuration', `${file}: ${sentence(parsed.error.issues[0])}`)
}

/** What is wrong with one answer, in the words in which a file with it is refused; `undefined`: nothing. */
export function faultOfAnswer(schema: z.ZodType, value: unknown): string | undefined {
  const parsed = schema.safeParse(value, { error: remedyOf })
  return parsed.success ? undefined : parsed.error.issues[0]?.message
}

function parse(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch (cause) {
    throw new CodedError('configuration', `${file} is not JSON: ${(cause as Error).message}`, { cause })
  }
}

function sentence(issue: z.core.$ZodIssue | undefined): string {
  const unknown = issue?.code === 'unrecognized_keys' ? [issue.keys[0] ?? ''] : []
  const key = [...(issue?.path ?? []), ...unknown].join('.')
  return `${key || 'the whole'}: ${issue?.message}`
}

/** Where a schema says nothing of its own. */
function remedyOf(issue: z.core.$ZodRawIssue): string | undefined {
  switch (issue.code) {
    case 'invalid_type': {
      const kind = kinds[issue.expected] ?? `a ${issue.expected}`
      return issue.input === undefined ? `is missing; give ${kind}` : `use ${kind}`
    }
    case 'invalid_value':
      return oneOf(issue.values)
    case 'invalid_union':
      return 'options' in issue && Array.isArray(issue.options) ? oneOf(issue.options) : undefined
    case 'unrecognized_keys':
    case 'invalid_key':
      return 'no such key here; correct its spelling, or leave it out'
    case 'too_small':
      if (issue.origin === 'string') return 'write something'
      return issue.origin === 'array' ? 'list at least one' : `use at least ${issue.minimum}`
    case 'too_big':
      return `use at most ${issue.maximum}`
    case 'invalid_format':
      if (issue.format === 'email') return "use a mail address, such as 'help@example.com'"
      return issue.format === 'url' ? "use an address, such as 'https://www.example.com'" : undefined
    default:
      return undefined
  }
}

function oneOf(values: readonly unknown[]): string {
  return `use ${values.map((value) => `'${String(value)}'`).join(' or ')}`
}
