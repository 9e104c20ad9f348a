// Run as a process: adds a file to a document of the register in a folder and is killed at the given moment.
import { registerItself } from '../../src/access/actor.ts'
import { addFiles } from '../../src/documents/files/add-files.ts'
import { openOffice } from '../../src/server/node/open-register.ts'
import { startTogether } from '../support/processes.ts'

const [folder = '', document = '', moment = ''] = process.argv.slice(2)
const office = await openOffice(folder)
await startTogether()

const die = (): never => {
  process.kill(process.pid, 'SIGKILL')
  // The signal is on its way; nothing more may happen before it comes.
  for (;;);
}

async function* pieces() {
  yield new TextEncoder().encode(`доказ ${moment}`)
  if (moment === 'within the bytes') die()
}

const commit = office.db.commit
if (moment === 'before the row') office.db.commit = async () => die()
if (moment === 'after the row')
  office.db.commit = async (writes) => {
    await commit(writes)
    die()
  }
const content = await office.files.receive(pieces())
await addFiles(office, registerItself, { document }, [{ name: 'Доказ.txt', type: 'txt', content }])
