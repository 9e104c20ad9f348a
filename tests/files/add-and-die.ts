// Run as a process: adds a file to a document of the register in a folder and is killed at the given moment.
import { registerItself } from '../../src/accounts/actor.ts'
import { addFiles } from '../../src/files/actions/add-files.ts'
import { openOffice } from '../../src/open-office.ts'
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
