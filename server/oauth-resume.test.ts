import { describe, expect, test } from 'vitest'
import { storages } from '#lib/storage/testing.ts'
import { anOAuthServer, json } from './an-oauth-server.testing.ts'

describe.each(storages)('the way back on $name', ({ open }) => {
  test('LY-087 the way back can be taken again until the code is redeemed; one code is', async () => {
    await using storage = await open()
    await using oauth = await anOAuthServer(storage)
    const { consent } = await oauth.register()
    const { person, uid, code } = await oauth.getCode(consent)
    const again = await person.get(`/oauth/authorize/${uid}`)
    const second = new URL(again.headers.get('location') as string).searchParams.get('code') as string
    expect(second).toBeTruthy()
    expect((await oauth.redeem(consent, second)).status).toBe(200)
    expect(await json(await oauth.redeem(consent, code))).toMatchObject({ error: 'invalid_grant' })
    const late = await person.get(`/oauth/authorize/${uid}`)
    expect([late.status, late.headers.get('location')]).toEqual([303, `${oauth.publicUrl}/authorize/${uid}`])
  })

  test('LY-087 without a decision, in another browser, or for no request at all the way back leads to the page', async () => {
    await using storage = await open()
    await using oauth = await anOAuthServer(storage)
    const { consent } = await oauth.register()
    const { uid } = await oauth.getCode(consent)
    for (const place of [uid, 'unknown']) {
      const answer = await oauth.browser().get(`/oauth/authorize/${place}`)
      expect(answer.headers.get('location')).toBe(`${oauth.publicUrl}/authorize/${place}`)
    }
    const person = oauth.browser()
    const params = { client_id: consent.client.id, response_type: 'code', ...oauth.pkce }
    const opened = await person.get(`/oauth/authorize?${new URLSearchParams(params)}`)
    const open_ = opened.headers.get('location')?.split('/authorize/')[1]
    const answer = await person.get(`/oauth/authorize/${open_}`)
    expect(answer.headers.get('location')).toBe(`${oauth.publicUrl}/authorize/${open_}`)
  })

  test('AN-020 only the browser that began an interaction has its cookie, and no session is kept', async () => {
    await using storage = await open()
    await using oauth = await anOAuthServer(storage)
    const { consent } = await oauth.register()
    const { person, uid } = await oauth.getCode(consent)
    const cookies = person.jar.filter(({ path }) => path === `/authorize/${uid}`)
    const header = cookies.map(({ name, value }) => `${name}=${value}`).join('; ')
    expect(oauth.engine.sawInteractionCookie(header, uid)).toBe(true)
    expect(oauth.engine.sawInteractionCookie(header, 'other')).toBe(false)
    expect(oauth.engine.sawInteractionCookie(`_interaction=${uid}`, uid)).toBe(false)
    expect(oauth.engine.sawInteractionCookie(undefined, uid)).toBe(false)
    expect(person.jar.map(({ name }) => name)).not.toContain('_session')
  })

  test('SE-001 behind TLS that ends before us the cookies are secure, and the flow goes on', async () => {
    await using storage = await open()
    const publicAddress = 'https://utility.example'
    await using oauth = await anOAuthServer(storage, { publicAddress })
    const { consent } = await oauth.register()
    const { answer, code, lines } = await oauth.getCode(consent)
    expect(answer.searchParams.get('iss')).toBe(publicAddress)
    expect(lines).toHaveLength(4)
    for (const line of lines) expect(line).toMatch(/; secure; httponly/i)
    expect((await oauth.redeem(consent, code)).status).toBe(200)
  })
})
