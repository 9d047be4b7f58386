/** Somebody who can sign in here. */
export interface Account {
  /** `sub`, by which the utility's directory knows them too. */
  readonly id: string
  readonly username: string
  readonly password: string
}

const accounts: readonly Account[] = [
  { id: 'av-7001', username: 'home@example.com', password: 'sandbox' },
  { id: 'av-7002', username: 'mill@example.com', password: 'sandbox' },
]

export function checkPassword(username: string, password: string): Account | undefined {
  return accounts.find((account) => account.username === username.trim() && account.password === password)
}
