/** The embedded directory and resources: what a utility's own systems would hold. Instants are ISO 8601 in UTC. */
export interface CustomerTables {
  customer: {
    id: string
    /** In lower case. */
    username: string
    name: string
    /** Where the customer is reached, in lower case. */
    email: string | null
    /** `+` and digits. */
    phone: string | null
    /** `scrypt:` salt `:` hash, both base64url. */
    password: string
    /** Goes up with each change of the customer's objects; what is kept in memory is good for one version. */
    version: number
  }
  /** What the utility's OpenID Providers call its customers. */
  customer_subject: {
    /** Id of the way to sign in. */
    path: string
    subject: string
    customer_id: string
  }
  /** What lists and access need of an object that a customer has; narrow, since it is read for all objects at once. */
  customer_link: {
    customer_id: string
    kind: string
    id: string
    /** The object's number with its digits padded, so that `2` comes before `10`. */
    sort_key: string
    modified_at: string
    /** A `Link` of `lib/customers/`. */
    link_json: string
    /** A `SelectionEntry`, where it can be chosen on a form. */
    selection_json: string | null
  }
  /** Accounts, contracts, points, meters, aggregations, statements, sections, as one customer sees them. */
  customer_object: {
    customer_id: string
    kind: string
    id: string
    /** Of a statement, its account; of a section, its statement. */
    parent_id: string | null
    object_json: string
  }
  usage_segment: {
    customer_id: string
    id: string
    /** Or the aggregation of which this is the customer's part. */
    contract_id: string
    starts_at: string
    ends_at: string
    created_at: string
    modified_at: string
    interval_s: number
    /** Relations and formats: all that the segments of one contract share. */
    series_json: string
    values_json: string
  }
  /** Aggregations as a whole, and certificates: what belongs to no one customer. */
  shared_object: {
    kind: string
    id: string
    modified_at: string
    /** An `AggregationLink`, of an aggregation. */
    link_json: string | null
    /** A `SelectionEntry`, of an aggregation. */
    selection_json: string | null
    object_json: string
  }
  /** Usage of an aggregation as a whole. */
  shared_segment: {
    aggregation_id: string
    id: string
    starts_at: string
    ends_at: string
    created_at: string
    modified_at: string
    interval_s: number
    series_json: string
    values_json: string
  }
}
