/** A customer of the utility, as its directory knows them. */
export interface Customer {
  /** Ours, opaque; never shown. */
  readonly id: string
  readonly username: string
  readonly name: string
}

/** Where somebody is reached: an e-mail address in lower case, or a phone number as `+` and digits. */
export interface Contact {
  readonly kind: 'email' | 'phone'
  readonly value: string
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
  /** Numbers of its own programs: Account Programs on an account, Service Programs on a contract, else none. */
  readonly programNumbers: readonly string[]
  /** Of the points where its contracts are now (its own, on a point; where it now is, on a meter). */
  readonly servicepointNumbers: readonly string[]
  readonly servicepointTypes: readonly string[]
  /**
   * Of the premises of those points; on an aggregation, of the points grouped in it at which this customer now has a
   * contract (FD-158).
   */
  readonly premiseNumbers: readonly string[]
  /** Of the meters that now are at those points (its own, on a meter). */
  readonly meterNumbers: readonly string[]
  readonly meterTypes: readonly string[]
  /** `app_number`s, installed or not. */
  readonly meterApps: readonly string[]
  /** Of the aggregations in which it is grouped, be it through another one (FD-198); its own, on an aggregation. */
  readonly aggregationNumbers: readonly string[]
  /** `confidential`, `building`, …; of an aggregation, else none. */
  readonly aggregationTypes: readonly string[]
  /**
   * Normalized Addresses (`normalizedAddress`): of the account, the contract, the point, the point where a meter now
   * is, or all of an aggregation's (FD-201 to FD-205).
   */
  readonly addresses: readonly string[]
}

/** Who is this customer. Throws CodedError `directory_unavailable` when the utility's system does not answer. */
export interface Directory {
  /**
   * `undefined` for an unknown username as for a wrong password; both take the same time.
   *
   * @param path the way that the customer chose: an id in the profile's `signIn`; its first one when left out
   */
  signIn(username: string, password: string, path?: string): Promise<Customer | undefined>
  find(customerId: string): Promise<Customer | undefined>
  /** All that is on file, an e-mail address first (RC-011); `[]` for who cannot be reached. */
  contactsOf(customerId: string): Promise<readonly Contact[]>
  /** Who has this contact on file; `undefined` also where several customers share it. */
  reachedBy(contact: Contact): Promise<Customer | undefined>
  /**
   * Whom the utility's own OpenID Provider means; `undefined` for an account of which the utility has no customer.
   *
   * @param subject `sub`, or the claim that the profile names, as the ID Token has it
   * @param path id in the profile's `signIn` of the provider: subjects of another one are others
   */
  knownBy(subject: string, path: string): Promise<Customer | undefined>
}
