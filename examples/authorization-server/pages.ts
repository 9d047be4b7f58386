/** Where the demonstration begins. */
export function homePage(clientName: string): string {
  return page(`<h1>${escaped(clientName)}</h1>
<p>A client of a utility that has an authorization server of its own. It asks for usage; the utility's
server sends you to the consent form and gives the code afterwards.</p>
<p><a href="/client/start">Ask for my data</a></p>`)
}

export function signInPage(uid: string, username: string, isWrong: boolean): string {
  return page(`<h1>Alder account</h1>
${isWrong ? '<p role="alert">That is not right. Try again.</p>' : ''}
<form method="post" action="/interaction/${uid}">
<p><label>Alder email <input name="username" required autocomplete="username" value="${escaped(username)}"></label></p>
<p><label>Alder password <input name="password" type="password" required autocomplete="current-password"></label></p>
<p><button>Log in</button></p>
</form>
<p>Try home@example.com with the password sandbox.</p>`)
}

/** What the client got, and a way to use it. */
export function outcomePage(title: string, got: object, visit?: string): string {
  return page(`<h1>${escaped(title)}</h1>
<pre>${escaped(JSON.stringify(got, null, 2))}</pre>
${visit === undefined ? '' : `<p><a href="/client/data?visit=${visit}">Read what was approved</a></p>`}
<p><a href="/">Start again</a></p>`)
}

export function problemPage(title: string): string {
  return page(`<h1>${escaped(title)}</h1><p><a href="/">Start again</a></p>`)
}

function page(body: string): string {
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Alder Valley Power</title>
<style>body { max-width: 36rem; margin: 3rem auto; padding: 0 1rem; font: 1rem/1.5 sans-serif } input { width: 100% } pre { overflow: auto; background: #eee; padding: 1rem }</style>
<main>${body}
</main>
</html>
`
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`)
}
