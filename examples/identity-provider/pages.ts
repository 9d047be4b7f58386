/** A page with a sign-in; what the application named as the user is in the field. */
export function signInPage({
  uid,
  username,
  isWrong,
}: {
  uid: string
  username: string
  isWrong: boolean
}): string {
  return page(`
<h1>Member account</h1>
${isWrong ? '<p role="alert">That is not right. Try again.</p>' : ''}
<form method="post" action="/interaction/${uid}">
<p><label>Member email <input name="username" required autocomplete="username" value="${escaped(username)}"></label></p>
<p><label>Member password <input name="password" type="password" required autocomplete="current-password"></label></p>
<p><button name="do" value="sign-in">Log in</button></p>
</form>
<form method="post" action="/interaction/${uid}">
<p><button name="do" value="cancel">Back without logging in</button></p>
</form>`)
}

export function problemPage(title: string): string {
  return page(`<h1>${escaped(title)}</h1>`)
}

function page(body: string): string {
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Member account</title>
<style>body { max-width: 24rem; margin: 3rem auto; padding: 0 1rem; font: 1rem/1.5 sans-serif } input { width: 100% }</style>
<main>${body}
</main>
</html>
`
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`)
}
