import { openRegister } from '../../src/server/node/open-register.ts'
import { startTogether } from '../support/processes.ts'

// Run by `many-processes.heavy.test.ts`: folder. Prints how many kinds of documents the register knows.
const [folder = ''] = process.argv.slice(2)
await startTogether()
const context = await openRegister(folder)
process.stdout.write(String((await context.reference()).kinds.length))
await context.db.close()
