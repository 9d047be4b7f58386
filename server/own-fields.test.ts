import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { CodedError } from '#lib/errors/index.ts'
import { aDataServer, allUsage } from './a-data-server.testing.ts'
import { aRegistration } from './a-registration.testing.ts'
import { discovered } from './discovered.testing.ts'

const documentation = readFileSync('docs/client-developer.md', 'utf8')

/** Of WG1-02 §5.1 and RFC 7591. */
const specified = [
  'cds_created',
  'cds_modified',
  'cds_client_uri',
  'cds_status',
  'cds_status_options',
  'cds_server_metadata',
  'cds_default_scope',
  'cds_default_redirect_uri',
  'cds_default_authorization_details',
]

test('CL-030, AS-053 what this server adds to the specification is described', async () => {
  await using made = await aRegistration()
  const own = Object.keys(made.asking).filter(
    (field) => field.startsWith('cds_') && !specified.includes(field),
  )
  expect(own).toEqual(['cds_authorization_details', 'cds_purposes'])
  await using server = await discovered('example-gas-electric')
  const inMetadata = Object.keys(server.oauth.body).filter((field) => field.startsWith('wattgrant_'))
  expect(inMetadata).toEqual(['wattgrant_draft_apis'])
  const formats = server.scopes.flatMap(({ authorization_details_fields_supported: fields }) =>
    fields.map(({ format }) => format).filter((format) => format.startsWith('draft_')),
  )
  expect(formats.length).toBeGreaterThan(0)
  for (const word of [...own, ...inMetadata, ...new Set(formats)]) {
    expect(documentation, word).toMatch(new RegExp(`\\| .*§.*\\| \`${word}\` \\| `))
  }
})

test('M-004 what the utility cannot answer at the moment is a 503', async () => {
  await using home = await aDataServer('home@example.com')
  const { token } = await home.approve([{ type: 'cds_usage', fields: allUsage }])
  const down = async () => {
    throw new CodedError('resources_unavailable', 'the meter data does not answer')
  }
  Object.assign(home.runtime, { resources: { ...home.resources, links: down, selectable: down } })
  const { status, body } = await home.ask('/cds/customer-data/usage-segments', { token })
  expect([status, body.error]).toEqual([503, 'resources_unavailable'])
})
