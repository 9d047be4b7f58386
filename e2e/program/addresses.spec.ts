import { expect, test } from '@playwright/test'
import { profiles } from '../profiles.ts'

/** Names under which metadata sends people to a page. */
const forPeople =
  /^(documentation|support|service_documentation|op_policy_uri|op_tos_uri|cds_test_accounts|cds_human_registration)$/

for (const { utility, url } of profiles) {
  test(`M-017, M-018, AS-016 to AS-018, AS-031, AS-038, SC-105, AF-004, AF-063 each address of ${utility}'s metadata leads somewhere`, async ({
    request,
  }) => {
    const about = await (await request.get(`${url}/.well-known/cds-server-metadata.json`)).json()
    const oauth = await (await request.get(about.oauth_metadata)).json()
    const addresses = new Set([...addressesIn(about), ...addressesIn(oauth)])
    expect(addresses.size).toBeGreaterThan(20)

    const pages = Map.groupBy(addresses, (address) => address.split('#')[0] as string)
    const found = [...pages].map(async ([page, leading]) => {
      const answer = await request.get(page)
      expect(answer.status(), page).toBe(200)
      const text = await answer.text()
      for (const anchor of leading.flatMap((address) => address.split('#')[1] ?? [])) {
        expect(text, `${page}#${anchor}`).toContain(`id="${anchor}"`)
      }
    })
    await Promise.all(found)
  })
}

function addressesIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, inner]) =>
    typeof inner === 'string' && forPeople.test(name) ? [inner] : addressesIn(inner),
  )
}
