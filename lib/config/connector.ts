import { z } from 'zod'
import { CodedError } from '#lib/errors/index.ts'

const isLoopback = /^http:\/\/(127\.0\.0\.1|localhost)([:/]|$)/

/** The utility's own systems, in place of the customers that come with Wattgrant. */
export const connector = z.strictObject({
  /** Operations of `docs/connector.openapi.json` are below it. */
  baseUrl: z
    .url("use an address such as 'https://customers.example.com/wattgrant'")
    .refine(
      (url) => url.startsWith('https:') || isLoopback.test(url),
      "use an https address, such as 'https://customers.example.com/wattgrant'",
    ),
  /** Name of the variable that holds the token by which the utility knows us. */
  credential: z.string().regex(/^[A-Z][A-Z0-9_]*$/, "use the name of a variable, such as 'UTILITY_TOKEN'"),
  tryTimeoutMs: z.int().min(100).default(2000),
  timeoutMs: z.int().min(100).default(6000),
  mostAtOnce: z.int().min(1).default(50),
  /** How old lists may be from which a form opens while the systems do not answer. */
  lastKnownMinutes: z.int().min(0).max(60).default(15),
})

/**
 * The connector's credential; `undefined` without a connector.
 *
 * @throws CodedError `configuration`, naming the file, the key and the variable
 */
export function readConnectorCredential(
  profile: { readonly file: string; readonly connector?: z.infer<typeof connector> | undefined },
  variables: Readonly<Record<string, string | undefined>>,
): string | undefined {
  if (!profile.connector) return undefined
  const { credential } = profile.connector
  const value = variables[credential]
  if (value) return value
  throw new CodedError(
    'configuration',
    `${profile.file}: connector.credential: the variable ${credential} is not set; put into it the token by which your systems know Wattgrant`,
  )
}
