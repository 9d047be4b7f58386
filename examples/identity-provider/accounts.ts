/** Somebody who can sign in here. */
export interface Account {
  /** `sub`. */
  readonly id: string
  readonly username: string
  readonly password: string
  /** What the utility knows a member by. */
  readonly memberNumber: string
}

/** The last one is nobody's customer: a member of staff, say. */
const accounts: readonly Account[] = [
  { id: 'a-1', username: 'home@example.com', password: 'sandbox', memberNumber: 'TR-20417' },
  { id: 'a-2', username: 'farm@example.com', password: 'sandbox', memberNumber: 'TR-20418' },
  { id: 'a-3', username: 'staff@example.com', password: 'sandbox', memberNumber: 'TR-00001' },
]

export function findAccount(id: string): Account | undefined {
  return accounts.find((account) => account.id === id)
}

export function checkPassword(username: string, password: string): Account | undefined {
  return accounts.find((account) => account.username === username.trim() && account.password === password)
}
