import { type AddressConvention, withoutName, writtenOut } from './convention.ts'
import { directions, streetTypes, units, writeOutStreet } from './north-american-street.ts'

const provinces = {
  ab: 'alberta',
  bc: 'british columbia',
  mb: 'manitoba',
  nb: 'new brunswick',
  nl: 'newfoundland and labrador',
  ns: 'nova scotia',
  nt: 'northwest territories',
  nu: 'nunavut',
  on: 'ontario',
  pe: 'prince edward island',
  qc: 'québec',
  sk: 'saskatchewan',
  yt: 'yukon',
} as const

/** In French the type comes first: `12 boul. Laurier`. */
const frenchStreetTypes = {
  av: 'avenue',
  boul: 'boulevard',
  ch: 'chemin',
  imp: 'impasse',
  mtée: 'montée',
  pl: 'place',
  rte: 'route',
} as const
const frenchUnits = { app: 'appartement', bur: 'bureau' } as const

const provinceNames = [...Object.keys(provinces), ...Object.values(provinces), 'quebec'].join('|')
const tail = new RegExp(
  `^(?<street>\\d.*?), (?<city>[^,]+?),? \\(?(?<province>${provinceNames})\\)?,? (?<code>[a-z]\\d[a-z] ?\\d[a-z]\\d)$`,
  'i',
)

export const canada: AddressConvention = {
  parts: ['house number, street and unit', 'city', 'province', 'postal code'],
  abbreviations: [
    { where: 'after the house number, or after the street', words: directions },
    { where: 'at the end of the street', words: streetTypes },
    { where: 'after the house number, in French', words: frenchStreetTypes },
    { where: 'before the number of a unit', words: { ...units, ...frenchUnits } },
    { where: 'as province', words: provinces },
  ],
  examples: [
    'Boulangerie du Coin, 12, boul. Laurier, app. 3\nQuébec (QC) G1R 2L3',
    '45 N River St, Unit 2, Riverside, ON K1A 0B1',
    'Chalet au bout du rang, après le pont',
  ],
  read(segments) {
    const {
      street = '',
      city = '',
      province = '',
      code = '',
    } = tail.exec(withoutName(segments).join(', '))?.groups ?? {}
    if (!street) return undefined
    const name = writtenOut(province.toLowerCase() === 'quebec' ? 'qc' : province, provinces)
    return [writeOutEither(street), city, name, code]
  },
}

function writeOutEither(street: string): string {
  const words = street.replace(/^(\d+\w?), /, '$1 ').split(' ')
  const french = words.map((word, index) => writtenOut(word, index === 1 ? frenchStreetTypes : frenchUnits))
  return writeOutStreet(french.join(' '))
}
