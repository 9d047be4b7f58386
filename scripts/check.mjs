import { install } from './prepare.mjs'
import { finish, staticChecks, unitTests } from './stages.mjs'

install()
finish([...staticChecks(), unitTests()])
