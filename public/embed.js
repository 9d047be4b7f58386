/* Asks a customer for consent without leaving the client's page. Types, and what each word means: embed.d.ts */
;(() => {
  const script = document.currentScript
  const server = new URL(script.src).origin
  const self = location.origin
  const mark = 'wattgrant'

  // On the page that a request comes back to: tells whoever opened it, if that is a page of the same client.
  const [marked, ownId, asker] = window.name.split(' ')
  const above = window.opener || (window.parent !== window && window.parent)
  const known = [self, ...(script.dataset.openers || '').split(' ')]
  if (marked === mark && above && known.includes(asker))
    above.postMessage({ wattgrant: ownId, url: location.href }, asker)

  function authorize(options) {
    const { clientId, requestUri, frame, signal, onEvent = () => {} } = options
    const { redirectOrigins = [], timeoutSeconds = 3600 } = options
    const landings = [self, ...redirectOrigins]
    const id = crypto.randomUUID()
    const name = `${mark} ${id} ${self}`
    const address = (uri, display) =>
      `${server}/oauth/authorize?${new URLSearchParams({ client_id: clientId, request_uri: uri, ...display })}`
    const uri = Promise.resolve().then(() => (typeof requestUri === 'function' ? requestUri() : requestUri))
    // Now, not when the request is there: a pop-up needs the customer's press of a button.
    const inner = frame ? openFrame(frame, name) : openPopUp(name)
    if (!inner) {
      return uri.then(
        (it) => {
          location.assign(address(it))
          return { outcome: 'redirected', params: {} }
        },
        () => ({ outcome: 'error', error: 'no_request', params: {} }),
      )
    }

    return new Promise((resolve) => {
      const seen = new Set()
      const timers = []
      let said
      let isOver = false

      function tell(type, more) {
        if (type !== 'open') tellOnce('open')
        tellOnce(type, more)
      }
      function tellOnce(type, more) {
        if (seen.has(type)) return
        seen.add(type)
        try {
          onEvent({ type, ...more })
        } catch (fault) {
          console.error(fault)
        }
      }
      function end(result) {
        if (isOver) return
        isOver = true
        for (const timer of timers) clearTimeout(timer)
        clearInterval(watch)
        removeEventListener('message', hear)
        removeEventListener('pagehide', leave)
        signal?.removeEventListener('abort', close)
        const { outcome, error } = result
        if (outcome === 'error') tellOnce('error', { error })
        else if (outcome !== 'closed') tell(outcome)
        inner.close()
        tellOnce('close')
        resolve({ params: {}, ...result })
      }
      const close = () => end(said ?? { outcome: 'closed' })
      const leave = () => end({ outcome: 'closed' })
      const fail = (error) => end({ outcome: 'error', error })
      const after = (seconds, act) => timers.push(setTimeout(act, seconds * 1000))

      /** Back at the client: what the form said is known already, else the address says it. */
      function land(url) {
        const params = Object.fromEntries(new URL(url).searchParams)
        const { error } = params
        const outcome = params.code ? 'approved' : error === 'access_denied' ? 'declined' : 'error'
        if (params.code || error)
          end(said?.outcome === 'declined' ? { ...said, url, params } : { outcome, error, url, params })
        else end({ ...(said ?? { outcome: 'error', error: 'no_answer' }), url })
      }

      function hear({ source, origin, data }) {
        if (isOver || source !== inner.window() || data?.wattgrant !== id) return
        if (landings.includes(origin) && typeof data.url === 'string') return land(data.url)
        if (origin !== server) return
        const { event, error } = data
        if (event === 'open' || event === 'signed-in') tell(event)
        if (event === 'error') {
          said = { outcome: 'error', error }
          tell('error', { error })
          if (frame) close()
        }
        if (event === 'approved' || event === 'declined') {
          said = { outcome: event }
          tell(event)
          after(10, close) // a page of another origin that does not tell that it was reached
        }
      }

      function look() {
        if (inner.window()?.closed !== false) return close()
        try {
          const { href, origin } = inner.window().location
          if (origin === self && href !== 'about:blank') land(href)
        } catch {
          // still at the utility
        }
      }

      const watch = setInterval(look, 100)
      addEventListener('message', hear)
      addEventListener('pagehide', leave)
      signal?.addEventListener('abort', close)
      after(timeoutSeconds, () => fail('timed_out'))
      if (signal?.aborted) return close()
      uri.then(
        (it) => {
          if (isOver) return
          inner.go(address(it, { display: 'popup' }))
          if (!frame) return
          // A frame that is refused loads as well, and says nothing.
          const check = () => seen.has('open') || fail('not_shown')
          inner.loaded(() => after(5, check))
          after(30, check)
        },
        () => fail('no_request'),
      )
    })
  }

  function openPopUp(name) {
    const left = screenX + Math.max(0, (outerWidth - 520) / 2)
    const popUp = window.open('', name, `popup,width=520,height=780,left=${left},top=${screenY + 40}`)
    if (!popUp || popUp.closed) return
    return { window: () => popUp, go: (url) => popUp.location.replace(url), close: () => popUp.close() }
  }

  function openFrame(place, name) {
    const element = Object.assign(document.createElement('iframe'), {
      name,
      title: place.title || 'Wattgrant',
    })
    element.style.cssText = 'border:0;width:100%;height:100%'
    place.append(element)
    return {
      window: () => element.contentWindow,
      go: (url) => (element.src = url),
      loaded: (act) => element.addEventListener('load', act, { once: true }),
      close: () => element.remove(),
    }
  }

  window.wattgrant = { authorize }
})()
