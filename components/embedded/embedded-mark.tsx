'use client'

import { useEffect, useState } from 'react'
import { openerOf } from './opener.ts'

/** Says with a form's post that somebody waits to be told of the decision. */
export function EmbeddedMark() {
  const [isEmbedded, setEmbedded] = useState(false)
  useEffect(() => setEmbedded(openerOf(window) !== undefined), [])
  return isEmbedded ? <input type="hidden" name="embedded" value="on" /> : null
}
