/** Ties what is posted to this request and to the customer who sees it. */
export function FormToken({ uid, token }: { uid: string; token: string }) {
  return (
    <>
      <input type="hidden" name="uid" value={uid} />
      <input type="hidden" name="token" value={token} />
    </>
  )
}
