import { draftButton } from './draft-button.ts'
import { fill, type SelectionWords } from './words.ts'

/** From page to page, for who goes without the script. */
export function Pager({
  section,
  page,
  pages,
  needsButtons,
  words,
}: {
  section: string
  page: number
  pages: number
  needsButtons: boolean
  words: SelectionWords
}) {
  return (
    <div className={`mt-4 flex flex-wrap items-center gap-3 ${needsButtons ? '' : 'without-script'}`}>
      {page > 1 && (
        <button {...draftButton(section, `page-${page - 1}`)} className="button button-quiet">
          {words.previous}
        </button>
      )}
      <span className="number">{fill(words.pageOf, { page, pages }, words.locale)}</span>
      {page < pages && (
        <button {...draftButton(section, `page-${page + 1}`)} className="button button-quiet">
          {words.next}
        </button>
      )}
    </div>
  )
}
