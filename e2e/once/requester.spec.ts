import { execFileSync } from 'node:child_process'
import { expect, test } from '@playwright/test'
import { signIn } from '../asking.ts'
import { profiles } from '../profiles.ts'
import { pushRequest, register } from '../program/client.ts'

const utility = profiles[0]

test('LY-030 to LY-034, LY-036 who asks, and what the utility knows of them, before and after it has looked', async ({
  page,
}) => {
  const says = {
    client_name: '<i>Sunny</i> Solar',
    client_uri: 'https://sunny.example/',
    tos_uri: 'https://sunny.example/terms',
  }
  const program = await register(utility?.url ?? '', 'cds_accounts', says)
  const { url } = await pushRequest(program, { scope: 'cds_accounts' })
  await page.goto(url)
  await signIn(page, 'home@example.com')
  const requester = page.getByRole('region', { name: /Solar asks for access/ })
  await expect(requester.getByRole('heading')).toHaveText(
    '<i>Sunny</i> Solar asks for access to your data at Example Gas & Electric',
  )
  await expect(requester).toContainText('Example Gas & Electric has not reviewed them.')
  await expect(requester).toContainText('You go back to 127.0.0.1:39999.')
  await expect(requester.getByRole('link')).toHaveCount(1)
  execFileSync('node', ['scripts/review.mjs', program.client.client_id, '--website'], {
    env: { ...process.env, DATABASE_URL: `file:${utility?.database}` },
  })
  await page.reload()
  await expect(requester).toContainText(/Example Gas & Electric reviewed them on .* 20\d\d\./)
  const name = requester.getByRole('heading').getByRole('link', { name: '<i>Sunny</i> Solar' })
  await expect(name).toHaveAttribute('href', says.client_uri)
  await expect(name).toHaveAttribute('target', '_blank')
  await expect(name).toHaveAttribute('rel', /noopener/)
  await page.goto(`${utility?.url}/docs/scopes/cds_accounts`)
  await expect(page.getByText(/since when the client is registered and whether/)).toBeVisible()
})
