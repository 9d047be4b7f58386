import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { readJsonFile } from '#lib/config/index.ts'

/** How long before the seeding: `P6Y`, `P5M`. */
const age = z.string().regex(/^P(\d+[YMWD])+$/, "use an age, such as 'P2Y' or 'P5M'")
const decimal = z.string().regex(/^\d+(\.\d+)?$/, "use a decimal in quotes, such as '12.50'")
const commodity = z.enum(['electric', 'natural_gas', 'water'])
export type Commodity = z.infer<typeof commodity>

const program = z.strictObject({
  level: z.enum(['account', 'service']),
  types: z.array(z.string()).min(1),
  name: z.string(),
  description: z.string(),
  documentation: z.url(),
  /** Of a program of type `credit_bank`: what has gathered, and in what; money when left out. */
  balance: z.string().optional(),
  units: z.string().optional(),
})

const ratePlan = z.strictObject({
  name: z.string(),
  /** A month. */
  fixed: decimal,
  /** A unit; left out where this utility has no such part. */
  delivery: decimal.optional(),
  supply: decimal.optional(),
  taxPercent: decimal,
})

const contract = z.strictObject({
  number: z.string(),
  commodity,
  customerClass: z.enum(['residential', 'commercial']).default('residential'),
  address: z.string().optional(),
  meter: z.string(),
  /** The one that measured here before. */
  formerMeter: z.string().optional(),
  smart: z.boolean().default(true),
  ratePlan: z.string(),
  programs: z.array(z.string()).default([]),
  premise: z.string().optional(),
  /** Apps of the meter. */
  apps: z.array(z.string()).default([]),
  /** Usage of a mean month, in whole kWh, therms or m3 or CCF. */
  monthly: z.number().int().positive(),
  usage: z.enum(['quarter-hours', 'months', 'none']).default('months'),
  since: age.optional(),
  until: age.optional(),
})
export type ContractPlan = z.infer<typeof contract>

const account = z.strictObject({
  number: z.string(),
  /** On the bill; the customer's when left out. */
  name: z.string().optional(),
  parent: z.string().optional(),
  address: z.string(),
  /** Of all its points: latitude, longitude. */
  coordinates: z.tuple([z.string(), z.string()]).optional(),
  customerClass: z.enum(['residential', 'commercial']).default('residential'),
  programs: z.array(z.string()).default([]),
  since: age,
  until: age.optional(),
  /** How many months of bills and usage there are. */
  months: z.number().int().min(0).default(24),
  /** Number of the building whose aggregation it is counted in. */
  building: z.string().optional(),
  contracts: z.array(contract),
})
export type AccountPlan = z.infer<typeof account>

/** A large customer, by rule. Lists are gone through in turn. */
const portfolio = z.strictObject({
  accounts: z.strictObject({ prefix: z.string(), count: z.number().int().positive(), name: z.string() }),
  contracts: z.strictObject({ first: z.number().int().positive(), count: z.number().int().positive() }),
  customerClass: z.enum(['residential', 'commercial']),
  services: z
    .array(z.strictObject({ commodity, ratePlan: z.string(), monthly: z.number().int().positive() }))
    .min(1),
  streets: z.array(z.string()).min(1),
  towns: z.array(z.string()).min(1),
  since: age,
  months: z.number().int().min(0),
  /** Neighbouring accounts are one building. */
  buildings: z.strictObject({ prefix: z.string(), accounts: z.number().int().positive() }).optional(),
})
export type Portfolio = z.infer<typeof portfolio>

const customer = z.strictObject({
  username: z.email(),
  name: z.string(),
  phone: z.string().optional(),
  /** What OpenID Providers call them, by id of the way to sign in. */
  subjects: z.record(z.string(), z.string()).default({}),
  /** Groups the accounts of one customer; `null` for those who know none. */
  number: z.string().nullable().default(null),
  accounts: z.array(account).default([]),
  portfolio: portfolio.optional(),
})

/** Certificates of the last months on where energy comes from. */
const certificate = z.strictObject({
  number: z.string(),
  type: z.enum(['customer', 'account', 'servicecontract', 'rateplan', 'program', 'general']),
  /** Numbers or codes, by type. */
  beneficiaries: z.array(z.string()).default([]),
  months: z.number().int().positive(),
  source: z.string(),
  megawattHours: z.number().positive(),
})
export type CertificatePlan = z.infer<typeof certificate>

const region = z.strictObject({
  number: z.string(),
  name: z.string(),
  municipality: z.string(),
  county: z.string(),
  province: z.string(),
  postalCodes: z.array(z.string()),
  since: age,
})
export type RegionPlan = z.infer<typeof region>

const sandbox = z.strictObject({
  /** Change it, and all ids and all readings change. */
  seed: z.string(),
  password: z.string(),
  entity: z.strictObject({
    number: z.string(),
    types: z.array(z.string()).min(1),
    abbreviation: z.string().nullable(),
  }),
  /** What this utility is for a service: its distributor, its supplier, or both. */
  roles: z.array(z.enum(['distribution', 'supply'])).min(1),
  delivery: z.strictObject({
    region: z.string(),
    pnode: z.string().nullable(),
    /** Of public delivery numbers, which the contract number is added to; ids of ours when left out. */
    numberPrefix: z.string().optional(),
  }),
  bills: z.boolean(),
  programs: z.record(z.string(), program).default({}),
  /** Of meters, by number. */
  apps: z
    .record(z.string(), z.strictObject({ name: z.string(), types: z.array(z.string()).min(1) }))
    .default({}),
  certificates: z.array(certificate).default([]),
  regions: z.array(region).default([]),
  ratePlans: z.record(z.string(), ratePlan),
  customers: z.array(customer).min(1),
})
export type Sandbox = z.infer<typeof sandbox>
export type SandboxCustomer = Sandbox['customers'][number]

/**
 * `utilities/<id>/sandbox.json`; `undefined` for a utility without one.
 *
 * @throws CodedError `configuration`, naming the file, the key and what would do
 */
export function loadSandbox(utilityId: string, utilitiesFolder: string): Sandbox | undefined {
  const file = join(utilitiesFolder, utilityId, 'sandbox.json')
  if (!existsSync(file)) return undefined
  return readJsonFile(file, sandbox)
}
