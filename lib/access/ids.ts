/** Of the links that fit. */
export function idsOf<Link extends { readonly id: string }>(
  links: readonly Link[],
  fits: (link: Link) => boolean,
): ReadonlySet<string> {
  return new Set(links.filter(fits).map(({ id }) => id))
}
