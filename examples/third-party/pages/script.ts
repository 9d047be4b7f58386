/**
 * What the page does without, but is nicer with: a wide screen keeps its place in the list when another
 * request is picked, and the editor says at once what is no JSON.
 */
export const script = `
const wide = matchMedia('(min-width: 62rem)')
document.addEventListener('click', async (event) => {
  const link = event.target.closest('a[data-ask]')
  if (!link || !wide.matches || event.metaKey || event.ctrlKey || event.shiftKey) return
  event.preventDefault()
  const page = new DOMParser().parseFromString(await (await fetch(link.href)).text(), 'text/html')
  document.querySelector('#request').replaceWith(page.querySelector('#request'))
  document.querySelector('a[aria-current]')?.removeAttribute('aria-current')
  link.setAttribute('aria-current', 'true')
  history.replaceState(null, '', link.href)
  document.querySelector('#request h2').focus({ preventScroll: true })
})
document.addEventListener('input', ({ target }) => {
  if (target.name !== 'details') return
  const told = document.querySelector('#details-problem')
  try {
    if (target.value.trim()) JSON.parse(target.value)
    told.textContent = ''
    target.removeAttribute('aria-invalid')
  } catch (problem) {
    told.textContent = problem.message
    target.setAttribute('aria-invalid', 'true')
  }
})
`
