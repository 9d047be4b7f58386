/** A line of a table. */
export function print([first = '', ...cells]: readonly string[]): void {
  process.stdout.write(`${first.padEnd(30)}${cells.map((cell) => cell.padStart(15)).join('')}\n`)
}
