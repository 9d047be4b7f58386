import { z } from 'zod'

export const isLoopback = /^http:\/\/(127\.0\.0\.1|([a-z\d-]+\.)*localhost)([:/]|$)/

/** Loopback addresses are for trying; production refuses them (`refuseLoopback`). */
const origin = z
  .string()
  .refine(
    (text) =>
      /^https?:\/\/[a-z\d.-]+(:\d+)?$/.test(text) && (text.startsWith('https:') || isLoopback.test(text)),
    "use an origin such as 'https://portal.example.com'",
  )

const keysAddress = z
  .url("use an https address, such as 'https://portal.example.com/keys.json'")
  .refine(
    (text) => text.startsWith('https:') || isLoopback.test(text),
    "use an https address, such as 'https://portal.example.com/keys.json'",
  )

/** Who may show what in a frame; everybody else is refused. */
export const embedding = z.strictObject({
  /** Origins whose pages may show the form. */
  frameOrigins: z.array(origin).default([]),
  /** The utility's own portal, which shows its customers their connections. */
  portal: z
    .strictObject({
      origins: z.array(origin).min(1, "name at least one origin, such as 'https://portal.example.com'"),
      /** `iss` of the tokens by which it hands its customers over. */
      issuer: z.string().min(1, "use what the portal's tokens have as 'iss'"),
      /** Where its public keys are, as a JWK Set (RFC 7517). */
      keys: keysAddress,
      /** Id of the way to sign in whose subjects are the tokens' `sub`. */
      subjects: z.string(),
    })
    .optional(),
})

export type Embedding = z.infer<typeof embedding>

/** Where in `embedding` there is a loopback address, which would let any program on a customer's machine in. */
export function loopbackIn({ frameOrigins, portal }: Embedding): string | undefined {
  const places: readonly (readonly [string, string])[] = [
    ...frameOrigins.map((one, index) => [`frameOrigins.${index}`, one] as const),
    ...(portal?.origins ?? []).map((one, index) => [`portal.origins.${index}`, one] as const),
    ...(portal ? [['portal.keys', portal.keys] as const] : []),
  ]
  return places.find(([, address]) => isLoopback.test(address))?.[0]
}
