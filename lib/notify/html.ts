import escapeHtml from 'escape-html'
import type { Profile } from '#lib/config/index.ts'
import type { Letter, Part } from './letter.ts'

/** The letter as a page of its own: no picture, no script, nothing that is loaded. */
export function htmlOf(
  { subject, title, parts }: Letter,
  { name, brand }: Pick<Profile, 'name' | 'brand'>,
  locale: string,
): string {
  const { primary, onPrimary } = brand
  return `<!doctype html>
<html lang="${locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${escapeHtml(subject)}</title>
</head>
<body style="margin:0;background:#f8f6f2;color:#1c1e22;font:16px/1.6 system-ui,sans-serif">
<div style="max-width:36rem;margin:0 auto;padding:1.5rem 1.25rem">
<p style="margin:0 0 1rem;font-weight:bold;color:${primary}">${escapeHtml(name)}</p>
<div style="background:#ffffff;border-radius:1rem;padding:1.5rem;overflow-wrap:anywhere">
<h1 style="margin:0 0 1rem;font-size:1.4rem;line-height:1.3">${escapeHtml(title)}</h1>
${parts.map((part) => htmlPart(part, `background:${primary};color:${onPrimary}`)).join('\n')}
</div>
</div>
</body>
</html>
`
}

function htmlPart(part: Part, branded: string): string {
  switch (part.kind) {
    case 'text':
      return `<p>${escapeHtml(part.text)}</p>`
    case 'facts':
      return part.facts
        .map(
          ([label, value]) =>
            `<p style="margin:0 0 .5rem"><span style="color:#55585e">${escapeHtml(label)}</span><br>\n<b>${escapeHtml(value)}</b></p>`,
        )
        .join('\n')
    case 'list':
      return `<h2 style="margin:1.5rem 0 .25rem;font-size:1.05rem">${escapeHtml(part.title)}</h2>
<ul style="margin:0;padding-left:1.25rem">${part.items.map((item) => `<li>${escapeHtml(item)}</li>`).join('')}</ul>`
    case 'link':
      return `<p style="margin:1.5rem 0"><a href="${escapeHtml(part.href)}" style="${branded};display:inline-block;padding:.6rem 1.2rem;border-radius:.6rem;font-weight:bold">${escapeHtml(part.text)}</a></p>`
    case 'code':
      return `<p style="margin:1rem 0;font-size:2rem;font-weight:bold;letter-spacing:.2em">${escapeHtml(part.code)}</p>`
  }
}
