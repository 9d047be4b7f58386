import { Chevron } from '#components/ui/chevron.tsx'
import { getTranslations } from '#components/ui/translations.ts'
import { changeNames, ownDay } from '#lib/interactions/index.ts'
import type { ChangesView, OptionalData, ShortenedDuration } from './changes-view.ts'
import { DraftButton } from './draft-button.tsx'

/**
 * What the client leaves to be changed: nobody has to (LY-053). Plain controls, in the words of form and receipt; as
 * they stand when the form is approved, so it is granted.
 */
export async function Changes({
  view,
  clientName,
  problems,
}: {
  view: ChangesView
  clientName: string
  /** What is wrong with a duration, by its key. */
  problems: ReadonlyMap<string, string>
}) {
  const t = await getTranslations('changes')
  const { section, data, durations, isChanged, canBeRemoved } = view
  const names = changeNames(section)
  return (
    <details
      id={`${section}-changes`}
      open={isChanged || problems.size > 0}
      className="group no-print mt-7 rounded-xl border border-line px-4 py-1"
    >
      <summary className="flex min-h-11 list-none items-center gap-2 font-semibold [&::-webkit-details-marker]:hidden">
        <Chevron />
        {t('open')}
      </summary>
      <div className="grid gap-6 pt-2 pb-4">
        {isChanged && (
          <p role="status" className="font-semibold">
            {t('changed')}
          </p>
        )}
        <input type="hidden" name={names.offered} value={data.map(({ field }) => field).join(',')} />
        {data.length > 0 && (
          <fieldset className="min-w-0">
            <legend className="font-semibold">{t('data')}</legend>
            <p className="text-sm text-soft">{t('dataHint')}</p>
            <div className="mt-1 grid">
              {data.map((one) => (
                <DataBox key={one.field} post={names.keep} data={one} clientName={clientName} />
              ))}
            </div>
          </fieldset>
        )}
        {durations.map((duration) => (
          <DurationField
            key={duration.key}
            section={section}
            duration={duration}
            problem={problems.get(duration.key)}
          />
        ))}
        <div className="flex flex-wrap gap-3">
          {data.length + durations.length > 0 && (
            <DraftButton act={`${section}.apply`}>{t('apply')}</DraftButton>
          )}
          {isChanged && <DraftButton act={`${section}.revert`}>{t('undo')}</DraftButton>}
          {canBeRemoved && <DraftButton act={`${section}.remove`}>{t('remove')}</DraftButton>}
        </div>
      </div>
    </details>
  )
}

async function DataBox({ post, data, clientName }: { post: string; data: OptionalData; clientName: string }) {
  const t = await getTranslations('changes')
  return (
    <label className="flex min-h-11 items-start gap-3 py-2">
      <input
        type="checkbox"
        name={post}
        value={data.field}
        defaultChecked={data.isKept}
        autoComplete="off"
        className="mt-0.5 size-6 shrink-0"
      />
      <span>
        {data.name}
        {data.effect !== undefined && (
          <span className="block text-sm text-soft">
            {t.rich('effect', {
              client: clientName,
              effect: data.effect,
              b: (chunks) => <bdi>{chunks}</bdi>,
            })}
          </span>
        )}
      </span>
    </label>
  )
}

async function DurationField({
  section,
  duration,
  problem,
}: {
  section: string
  duration: ShortenedDuration
  problem: string | undefined
}) {
  const t = await getTranslations('changes')
  const { position, direction, sentence, lengths, length, day, from, until } = duration
  const names = changeNames(section)
  const id = durationId(section, position)
  return (
    <fieldset
      aria-describedby={`${id}-asked`}
      className={`min-w-0 ${problem ? 'border-fault border-l-4 pl-4' : ''}`}
    >
      <legend className="font-semibold">{t(direction)}</legend>
      <p id={`${id}-asked`} className="text-sm text-soft">
        {t('asked', { sentence })}
      </p>
      {problem && (
        <p id={`${id}-problem`} className="font-semibold text-fault">
          {problem}
        </p>
      )}
      <input type="hidden" name={names.was(position)} value={`${length}|${day}`} />
      <label className="mt-1.5 block">
        <span className="block text-sm">{t('howLong')}</span>
        <select
          id={id}
          name={names.length(position)}
          defaultValue={length}
          autoComplete="off"
          aria-invalid={problem ? true : undefined}
          aria-describedby={problem ? `${id}-problem` : undefined}
          className="field"
        >
          <option value="">{t('asAsked')}</option>
          {lengths.map((one) => (
            <option key={one.length} value={one.length}>
              {one.words || t('nothing')}
            </option>
          ))}
          <option value={ownDay}>{t(direction === 'past' ? 'sinceDay' : 'untilDay')}</option>
        </select>
      </label>
      <label className="mt-2 block">
        <span className="block text-sm">{t(direction === 'past' ? 'daySince' : 'dayUntil')}</span>
        <input
          type="date"
          name={names.day(position)}
          defaultValue={day}
          min={from}
          max={until}
          autoComplete="off"
          aria-invalid={problem ? true : undefined}
          aria-describedby={problem ? `${id}-problem` : undefined}
          className="field max-w-56"
        />
      </label>
    </fieldset>
  )
}

/** Where a duration's problem leads. */
export function durationId(section: string, position: number): string {
  return `${section}-duration-${position}`
}
