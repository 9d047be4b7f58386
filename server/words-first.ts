/**
 * Changes pages as Next writes them, so that their words are seen before their scripts are dealt with
 * (docs/decisions/065): scripts in files are asked for once words are painted, nothing is painted before the page's
 * heading is there (`id="title"`), and the framework does not get the styles that the page has anyway.
 *
 * @param sheets that the build writes into pages
 */
export function wordsFirst(sheets: readonly string[]): (html: string, nonce: string) => string {
  const rows = sheets.map(inPayload)
  return (html, nonce) => changed(html, nonce, rows)
}

function changed(html: string, nonce: string, sheetRows: readonly string[]): string {
  const files: string[] = []
  const lean = sheetRows
    .reduce((page, row) => page.replaceAll(row, inPayload(' ')), html)
    .replace(scriptPreload, '')
    .replace(scriptFile, (_, source: string) => {
      files.push(source)
      return ''
    })
  const [head, words, rest] = inThree(lean)
  if (words === undefined || files.length === 0) return html
  return [
    head,
    `<link rel="expect" href="#${titleId}" blocking="render"/>`,
    words,
    loader(files, nonce),
    rest,
  ].join('')
}

/** Of each page's heading. */
const titleId = 'title'
const scriptPreload = /<link rel="preload" as="script"[^>]*>/g
const scriptFile = /<script src="([^"]*)"(?: async=""| nonce="[^"]*"){2}><\/script>/g

/** Until the end of the head, until the first script after the words, and from there on. */
function inThree(html: string): readonly string[] {
  const headEnd = html.indexOf('</head>')
  const wordsEnd = html.indexOf('<script', headEnd)
  if (headEnd < 0 || wordsEnd < 0) return []
  return [html.slice(0, headEnd), html.slice(headEnd, wordsEnd), html.slice(wordsEnd)]
}

/**
 * A browser tells of a paint once it is seen; a timer of the frame comes before, and takes from the phone what the
 * picture still needs. A page in the background, or out of sight in somebody's frame, has no paint: it waits a second.
 */
function loader(files: readonly string[], nonce: string): string {
  const load = `for(const src of s.splice(0))document.head.append(Object.assign(document.createElement("script"),{src,nonce:${JSON.stringify(nonce)},async:true}))`
  const script = `((s,l)=>{new PerformanceObserver(()=>l(s)).observe({type:"paint",buffered:true});setTimeout(l,1e3,s)})(${JSON.stringify(files)},s=>{${load}})`
  return `<script nonce="${nonce}">${script}</script>`
}

/** A long text as a row of the framework's payload, which is a string in a script. */
function inPayload(text: string): string {
  const letters = JSON.stringify(text).slice(1, -1)
  const escaped = letters.replace(
    /[&<>\u2028\u2029]/g,
    (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
  return `:T${Buffer.byteLength(text).toString(16)},${escaped}`
}
