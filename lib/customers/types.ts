/** A customer of the utility, as its directory knows them. */
export interface Customer {
  /** Ours, opaque; never shown. */
  readonly id: string
  readonly username: string
  readonly name: string
}

/** What can be chosen on the form: an account, a service contract, …; WG3-01 §8.3 */
export interface SelectionEntry {
  /** The object's id (`cds_account_id`, `cds_servicecontract_id`, …), as grants store it. */
  readonly id: string
  /** Account number, contract number, …: what the customer sees and a request preselects by. */
  readonly number: string
  /** Nickname or customer name, if there is one. */
  readonly name: string | null
  /** One line, or `null` where there is none (an account without a service). */
  readonly address: string | null
  /** `electric`, `natural_gas`, `water`, …; on an account, all that its contracts have. */
  readonly serviceTypes: readonly string[]
  /** `active`, `inactive`, … in the wire's words. */
  readonly status: string
  /** Numbers of the account that it belongs to (its own, on an account). */
  readonly accountNumbers: readonly string[]
  /** Contract numbers (its own, on a contract). */
  readonly contractNumbers: readonly string[]
  readonly programs: readonly string[]
  readonly meterNumbers: readonly string[]
}

/** Who is this customer. Throws CodedError `directory_unavailable` when the utility's system does not answer. */
export interface Directory {
  /** `undefined` for an unknown username as for a wrong password; both take the same time. */
  signIn(username: string, password: string): Promise<Customer | undefined>
  find(customerId: string): Promise<Customer | undefined>
}
