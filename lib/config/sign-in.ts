import { z } from 'zod'
import { CodedError } from '#lib/errors/index.ts'
import { localized } from './locale.ts'

/** It stands in addresses, and clients name it (`idp_hint`). */
const id = z
  .string()
  .regex(/^[a-z\d][a-z\d-]*$/, "use an id such as 'online-account'")
  .refine((text) => text !== 'credentials', "'credentials' stands for passwords: use another id")

const issuer = z
  .url({
    protocol: /^https?$/,
    error: "use the provider's issuer, such as 'https://login.example.com'",
    abort: true,
  })
  .refine(isSafe, 'use https; only a provider on this machine may do without it')

/** One way in which customers of a utility sign in. */
const signInPath = z.discriminatedUnion('kind', [
  /** A username and a password that the directory judges. */
  z.strictObject({ id, kind: z.literal('password'), name: localized }),
  /** The utility's own OpenID Provider, found by OpenID Connect Discovery. */
  z.strictObject({
    id,
    kind: z.literal('openid-connect'),
    name: localized,
    issuer,
    clientId: z.string().min(1),
    /** The environment variable that holds the client's secret, which never stands in the profile. */
    clientSecret: z.string().regex(/^[A-Z][A-Z\d_]*$/, "name a variable, such as 'SIGN_IN_CLIENT_SECRET'"),
    /** The claim of the ID Token by which the directory knows the customer. */
    claim: z.string().min(1).default('sub'),
    scope: z
      .string()
      .regex(/^openid( \S+)*$/, "begin with 'openid', such as 'openid profile'")
      .default('openid'),
  }),
  /** A code to the mail address or the phone that the directory has on file. */
  z.strictObject({
    id,
    kind: z.literal('one-time-code'),
    name: localized,
    /** Wrong codes after which another one has to be asked for. */
    tries: z.number().int().min(1).max(10).default(5),
    /** Of phone numbers that are typed without one. */
    callingCode: z
      .string()
      .regex(/^\+\d{1,3}$/, "use a calling code, such as '+1'")
      .optional(),
  }),
])

export type SignInPath = z.infer<typeof signInPath>

export const signInPaths = z.array(signInPath).superRefine((paths, { addIssue }) => {
  for (const [index, path] of paths.entries()) {
    if (paths.findIndex((one) => one.id === path.id) < index) {
      addIssue({
        code: 'custom',
        path: [index, 'id'],
        message: `'${path.id}' is another way's id: use your own`,
      })
    }
  }
  // With two, a customer would have to know which one a code came from.
  const second = paths.findLastIndex(({ kind }) => kind === 'one-time-code')
  if (second !== paths.findIndex(({ kind }) => kind === 'one-time-code')) {
    addIssue({ code: 'custom', path: [second, 'kind'], message: "one way with a 'one-time-code' is enough" })
  }
})

/**
 * Secrets of the profile's OpenID Providers, by id of the way to sign in.
 *
 * @throws CodedError `configuration`, naming the file, the key, the variable and what would do
 */
export function readClientSecrets(
  { file, signIn }: { readonly file: string; readonly signIn: readonly SignInPath[] },
  variables: Readonly<Record<string, string | undefined>>,
): ReadonlyMap<string, string> {
  const secrets = signIn.flatMap((path, index): [string, string][] => {
    if (path.kind !== 'openid-connect') return []
    const secret = variables[path.clientSecret]
    if (secret) return [[path.id, secret]]
    throw new CodedError(
      'configuration',
      `${file}: signIn.${index}.clientSecret: the variable ${path.clientSecret} is not set; put into it the secret by which ${path.issuer} knows the client '${path.clientId}'`,
    )
  })
  return new Map(secrets)
}

function isSafe(address: string): boolean {
  const { protocol, hostname } = new URL(address)
  return protocol === 'https:' || ['localhost', '127.0.0.1', '[::1]'].includes(hostname)
}
