/** A button that posts the form as it is, to come back to it: what goes without JavaScript. */
export function draftButton(section: string, act: string) {
  return {
    type: 'submit',
    name: 'do',
    value: `${section}.${act}`,
    formAction: '/api/drafts',
    formNoValidate: true,
  } as const
}
