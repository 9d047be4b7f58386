import { profiles } from '../profiles.ts'
import { PlainBrowser, type Visited } from './browser.ts'
import { callback, getJson, type ProgramClient, pushRequest, register } from './client.ts'

/** Nobody signs in here. */
export const unsignedProfile = profiles.find((profile) => profile.utility === 'riverside-water')
const utility = unsignedProfile?.url ?? ''

/** A request that somebody has opened in a browser without JavaScript. */
export async function aForm(fields: object, parameters: Record<string, string> = {}) {
  const program = await register(utility, 'cds_usage')
  const request = await pushRequest(program, {
    scope: 'cds_usage',
    authorization_details: JSON.stringify([{ type: 'cds_usage', ...fields }]),
    ...parameters,
  })
  const browser = new PlainBrowser(callback)
  const form = await browser.get(request.url)
  return {
    program,
    request,
    browser,
    form,
    state: request.state,
    approve: (contact: string) => browser.press(form, 'Approve', { contact }),
    grants: () => grantsOf(program, request.state),
  }
}

async function grantsOf(program: ProgramClient, state: string) {
  const listed = await getJson(`${program.metadata.cds_grants_api}?states=${state}`, program.adminToken)
  return listed.grants as {
    grant_id: string
    status: string
    receipt_confirmations: string[]
    authorization_details: { segment_start?: string }[]
  }[]
}

export const wordsIn = ({ document }: Visited) => document.querySelector('main')?.text.replace(/\s+/g, ' ')

/** The page, as far as it can be used. */
export function dialogOf(page: Visited): Visited {
  const document = page.document.querySelector('dialog')
  if (!document) throw new Error(`${page.url} has no dialog`)
  return { ...page, document }
}

export function numbersOn({ document }: Visited): readonly (string | undefined)[] {
  return document.querySelectorAll('input[name="s1.number"]').map((box) => box.getAttribute('value'))
}
