import { openRegister } from '../../src/server/node/open-register.ts'
import { startTogether } from '../support/processes.ts'

// Run by `before-migration.heavy.test.ts`: the folder of the register that all processes open at once.
const [folder = ''] = process.argv.slice(2)
await startTogether()
const { db } = await openRegister(folder)
await db.close()
