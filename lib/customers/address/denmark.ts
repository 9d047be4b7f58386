import { type AddressConvention, writtenOut } from './convention.ts'

const streetWords = {
  gl: 'gammel',
  kgs: 'kongens',
  ndr: 'nordre',
  nr: 'nørre',
  skt: 'sankt',
  sdr: 'søndre',
  st: 'store',
  v: 'vester',
  ø: 'øster',
} as const
const doors = {
  st: 'stuen',
  kl: 'kælderen',
  tv: 'til venstre',
  th: 'til højre',
  mf: 'midt for',
  sal: 'sal',
} as const

const street = /^\D.* \d+ ?[a-z]?$/i
const town = /^(?:DK-)?(\d{4}) (\D+)$/i

export const denmark: AddressConvention = {
  parts: ['street and house number', 'floor and door, where there are any', 'postal code and town'],
  abbreviations: [
    { where: 'at the beginning of the street', words: streetWords },
    { where: 'in floor and door', words: doors },
  ],
  examples: [
    'Bageren, Gl. Kongevej 12B, 2. tv\n9000 Aalborg',
    'Storegade 123, DK-9000 Aalborg',
    'Pumpestation ved markvejen, nord for åen',
  ],
  read(segments) {
    const named = segments.findIndex((segment) => street.test(segment))
    const [found, postalTown] = [segments[named], town.exec(segments.at(-1) ?? '')]
    const floors = segments.slice(named + 1, -1)
    if (!found || named > 1 || floors.length > 1 || !postalTown) return undefined
    const [first = '', ...rest] = found.split(' ')
    const floor = floors.map((text) =>
      text
        .split(' ')
        .map((word) => writtenOut(word, doors))
        .join(' '),
    )
    return [
      [writtenOut(first, streetWords), ...rest].join(' '),
      ...floor,
      `${postalTown[1]} ${postalTown[2]}`,
    ]
  },
}
