/**
 * What scopes name in `registration_requirements`, in the wire's words; the address of its documentation is added
 * where it is published. WG1-02 §3.5 (RF-001 to RF-003)
 */
export const registrationFields: Readonly<
  Record<string, { readonly id: string; readonly type: 'internal_review'; readonly description: string }>
> = {
  production_review: {
    id: 'production_review',
    type: 'internal_review',
    description:
      'The utility reviews each registration before it makes a client for production. Until then the client made at registration works on the customers for testing. Nothing has to be sent.',
  },
}
