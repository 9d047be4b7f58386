import { headers } from 'next/headers'

/** Whether the page is shown in a frame of the utility's portal, which has a header, a footer and a sign-out already. */
export async function isInPortal(): Promise<boolean> {
  return (await headers()).get('x-wattgrant-portal') === 'yes'
}
