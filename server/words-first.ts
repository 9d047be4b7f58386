/**
 * Changes pages as Next writes them, so that their words are seen before their scripts are dealt with
 * (docs/decisions/065): styles come with the page, scripts in files are asked for once words are painted, and nothing
 * is painted before the page's heading is there (`id="title"`).
 *
 * @param sheets by address
 */
export function wordsFirst(sheets: ReadonlyMap<string, string>): (html: string, nonce: string) => string {
  return (html, nonce) => {
    const files: string[] = []
    const links: string[] = []
    const lean = html
      .replace(sheetFile, (link, address: string) => {
        const sheet = sheets.get(address)
        if (sheet === undefined) return link
        links.push(link.replace('/>', ' disabled=""/>'))
        // Told apart from the page's own elements by the framework, which would take it for one of them.
        return `<style nonce="${nonce}" data-precedence="next">${sheet}</style>`
      })
      .replace(scriptPreload, '')
      .replace(scriptFile, (_, source: string) => {
        files.push(source)
        return ''
      })
    const [head, words, rest] = inThree(lean)
    if (words === undefined || files.length === 0) return lean
    return [
      head,
      `<link rel="expect" href="#${titleId}" blocking="render"/>`,
      words,
      loader({ files, links: links.join('') }, nonce),
      rest,
    ].join('')
  }
}

/** Of each page's heading. */
const titleId = 'title'
const sheetFile = /<link rel="stylesheet" href="([^"]*)"[^>]*>/g
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
 * The framework asks for sheets that it finds no link to. A disabled one loads nothing, but in the page as it comes
 * browsers would ask for what it names, before they know.
 */
function loader({ files, links }: { files: readonly string[]; links: string }, nonce: string): string {
  const load = `for(const src of s.splice(0))document.head.append(Object.assign(document.createElement("script"),{src,nonce:${JSON.stringify(nonce)},async:true}))`
  const script = [
    `document.head.insertAdjacentHTML("beforeend",${JSON.stringify(links)})`,
    `((s,l)=>{new PerformanceObserver(()=>l(s)).observe({type:"paint",buffered:true});setTimeout(l,1e3,s)})(${JSON.stringify(files)},s=>{${load}})`,
  ]
  return `<script nonce="${nonce}">${script.join(';')}</script>`
}
