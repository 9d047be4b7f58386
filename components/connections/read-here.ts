import type { Profile } from '#lib/config/index.ts'

/** Whether clients read their data at this server, so that it knows of each time; else nothing is said of that. */
export function isReadHere({ authorizationServer }: Pick<Profile, 'authorizationServer'>): boolean {
  return authorizationServer === undefined
}
