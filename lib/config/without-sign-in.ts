import { z } from 'zod'

const typedNumber = z.strictObject({
  /** What all such numbers look like, as a regular expression. */
  pattern: z.string().refine(isPattern, "use a regular expression, such as '\\\\d{6}'"),
  example: z.string().min(1),
})

/** How customers are asked who have no account to sign in to (WG3-01 §9.2.1.6). */
export const withoutSignIn = z.strictObject({
  /** Wrong codes after which the request counts as declined (AN-044). */
  tries: z.number().int().min(1).max(10).default(5),
  /** In which you have looked into an approval whose customer or numbers were not found at once (`eta`). */
  reviewDays: z.number().int().min(1).max(60).default(3),
  /** Of phone numbers that are typed without one. */
  callingCode: z.string().regex(/^\+\d{1,3}$/, "use a calling code, such as '+1'"),
  /** By what the form asks for. */
  numbers: z
    .strictObject({
      account_selection: typedNumber.optional(),
      service_contract_selection: typedNumber.optional(),
      servicepoint_selection: typedNumber.optional(),
      meter_device_selection: typedNumber.optional(),
      aggregation_selection: typedNumber.optional(),
    })
    .default({}),
})

function isPattern(text: string): boolean {
  try {
    new RegExp(text)
    return true
  } catch {
    return false
  }
}
