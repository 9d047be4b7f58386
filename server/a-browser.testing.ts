/**
 * Keeps cookies for the paths that they are for, follows nothing.
 *
 * @param server the address at which what stands at `publicUrl` is served
 */
export function aBrowser({ server, publicUrl }: { readonly server: string; readonly publicUrl: string }) {
  const jar: { name: string; value: string; path: string }[] = []
  return {
    jar,
    get: async (address: string) => {
      const url = new URL(address, publicUrl)
      const cookie = jar
        .filter(({ path }) => url.pathname === path || url.pathname.startsWith(`${path}/`) || path === '/')
        .map(({ name, value }) => `${name}=${value}`)
        .join('; ')
      const response = await fetch(server + url.pathname + url.search, {
        redirect: 'manual',
        headers: { cookie },
      })
      for (const line of response.headers.getSetCookie()) {
        const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
        const path = /; path=([^;]+)/i.exec(line)?.[1] ?? '/'
        const known = jar.findIndex((cookie) => cookie.name === name && cookie.path === path)
        if (known >= 0) jar.splice(known, 1)
        if (value) jar.push({ name, value, path })
      }
      return response
    },
  }
}
