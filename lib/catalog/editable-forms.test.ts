import { expect, test } from 'vitest'
import { draftPaths, loadProfile } from '#lib/config/index.ts'
import { everything } from './a-profile.testing.ts'
import { buildCatalog } from './index.ts'

const draftTypes = draftPaths.map((path) => path.slice(1))
const profiles = [
  everything,
  ...['example-gas-electric', 'nordnet', 'riverside-water'].map((id) => loadProfile(id)),
]

test.each(profiles.map((profile) => [profile.name, profile] as const))(
  'LY-056, LY-059 at %s every scope that customers consent to, but those of 2023, can be asked for as editable, and no other scope can',
  (_, profile) => {
    const offered = [...buildCatalog(profile, 'https://utility.example').scopes.values()]
    for (const { kind, description } of offered) {
      const fields = description.authorization_details_fields_supported.map(({ id }) => id)
      const isOfForm = kind === 'customer-consent' && !draftTypes.includes(description.type)
      expect(fields.includes('allow_scope_modifications'), description.id).toBe(isOfForm)
      if (description.response_types_supported.length === 0) {
        expect(fields).not.toContain('allow_scope_modifications')
      }
    }
  },
)
