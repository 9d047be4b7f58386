import { existsSync, readdirSync } from 'node:fs'
import { z } from 'zod'
import { CodedError } from '#lib/errors/index.ts'

/** What the process was told from outside, judged once at the start. */
export interface Environment {
  readonly mode: 'sandbox' | 'production'
  readonly port: number
  /** The issuer, without a slash at its end. */
  readonly publicUrl: string
  readonly utility: string
  /** Where the folder of each utility is. */
  readonly utilitiesFolder: string
  readonly databaseUrl: string
  /** Key material; `undefined` only in the sandbox, which makes one at its first start. */
  readonly secret: string | undefined
  /** Accepted beside it, while one takes the other's place. */
  readonly otherSecret: string | undefined
  /** How long it says that it stops, before it does. */
  readonly stopNoticeS: number
  /** `undefined`: mail is written to a folder. */
  readonly smtpUrl: string | undefined
  /** Where metrics are read, apart from all else; `undefined`: nowhere. */
  readonly metricsAddress: { readonly host: string; readonly port: number } | undefined
}

const shortestSecret = 32
const keyMaterial = z
  .string()
  .min(
    shortestSecret,
    `use at least ${shortestSecret} characters, for instance from 'openssl rand -base64 32'`,
  )

function schema(utilities: readonly string[], folder: string) {
  return z.object({
    WATTGRANT_ENV: z
      .enum(['sandbox', 'production'], { error: "use 'sandbox' or 'production'" })
      .default('sandbox'),
    PORT: z.coerce
      .number({ error: 'use a port number, such as 3000' })
      .int()
      .min(1, 'use a port from 1 to 65535')
      .max(65_535, 'use a port from 1 to 65535')
      .default(3000),
    PUBLIC_URL: z
      .url({
        protocol: /^https?$/,
        error: "use an http or https address, such as 'https://consent.example.com'",
        abort: true,
      })
      .refine(
        (url) => new URL(url).pathname === '/' && !/[?#]/.test(url),
        'use an address without path, query and fragment',
      )
      .transform((url) => url.replace(/\/$/, ''))
      .optional(),
    UTILITY: z
      .string()
      .refine(
        (name) => utilities.includes(name),
        `no such folder in ${folder}/ (there are: ${utilities.join(', ')})`,
      )
      .default('example-gas-electric'),
    DATABASE_URL: z
      .string()
      .regex(
        /^(file:.|postgres(ql)?:\/\/)/,
        "use 'file:' and a path for SQLite, or 'postgres://…' for PostgreSQL",
      )
      .default('file:.data/wattgrant.db'),
    WATTGRANT_SECRET: keyMaterial.optional(),
    WATTGRANT_OTHER_SECRET: keyMaterial.optional(),
    STOP_NOTICE_S: z.coerce
      .number({ error: 'use a number of seconds, such as 5' })
      .min(0, 'use seconds from 0 to 60')
      .max(60, 'use seconds from 0 to 60')
      .default(0),
    SMTP_URL: z
      .url({
        protocol: /^smtps?$/,
        error: "use an address such as 'smtps://user:password@mail.example.com'",
      })
      .optional(),
    METRICS_ADDRESS: z
      .string()
      .regex(
        /^([\w.-]+|\[[\da-f:]+\]):\d{1,5}$/i,
        "use a host and a port to listen on, such as '127.0.0.1:9464', or '0.0.0.0:9464' within a closed network",
      )
      .transform((address) => {
        const [, host = '', port] = /^\[?(.*?)\]?:(\d+)$/.exec(address) ?? []
        return { host, port: Number(port) }
      })
      .refine(({ port }) => port >= 1 && port <= 65_535, 'use a port from 1 to 65535')
      .optional(),
  })
}

/**
 * Reads the variables of `docs/running.md`; the only place that does.
 *
 * @throws CodedError `configuration`, whose sentence names the variable, its value and what would do.
 */
export function readEnvironment(variables: Readonly<Record<string, string | undefined>>): Environment {
  const utilitiesFolder = variables.UTILITIES_FOLDER || 'utilities'
  if (!existsSync(utilitiesFolder)) {
    throw new CodedError('configuration', `UTILITIES_FOLDER is '${utilitiesFolder}': no such folder`)
  }
  const utilities = readdirSync(utilitiesFolder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort()
  const given = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== ''))
  const parsed = schema(utilities, utilitiesFolder).safeParse(given)
  if (!parsed.success) {
    const issue = parsed.error.issues[0]
    const name = String(issue?.path[0])
    throw new CodedError('configuration', `${name} is ${shown(name, given[name])}: ${issue?.message}`)
  }
  const read = parsed.data
  const environment: Environment = {
    mode: read.WATTGRANT_ENV,
    port: read.PORT,
    publicUrl: read.PUBLIC_URL ?? `http://localhost:${read.PORT}`,
    utility: read.UTILITY,
    utilitiesFolder,
    databaseUrl: read.DATABASE_URL,
    secret: read.WATTGRANT_SECRET,
    otherSecret: read.WATTGRANT_OTHER_SECRET,
    stopNoticeS: read.STOP_NOTICE_S,
    smtpUrl: read.SMTP_URL,
    metricsAddress: read.METRICS_ADDRESS,
  }
  if (environment.mode === 'production') refuseSandboxSettings(environment)
  return environment
}

/** What may hold a secret is not repeated. */
function shown(name: string, value: string | undefined): string {
  if (name.endsWith('_SECRET')) return 'too short'
  return name === 'SMTP_URL' ? 'no address of a mail server' : `'${value}'`
}

function refuseSandboxSettings({ secret, publicUrl }: Environment) {
  if (secret === undefined) {
    throw new CodedError(
      'configuration',
      `WATTGRANT_SECRET is not set: production needs one of at least ${shortestSecret} characters, for instance from 'openssl rand -base64 32'`,
    )
  }
  if (!publicUrl.startsWith('https://')) {
    throw new CodedError('configuration', `PUBLIC_URL is '${publicUrl}': production needs an https address`)
  }
}
