import { createToken } from '../access/actions/create-token.ts'
import { done } from '../kernel/result.ts'
import type { Command } from './command.ts'

export const tokenCreate: Command = {
  name: 'token create',
  summary: 'видати ключ, з яким програма діє з правами цієї людини',
  notes: ['Ключ друкується один раз, останнім рядком: у реєстрі він не зберігається.'],
  options: { user: { placeholder: 'АДРЕСА', required: true, help: 'електронна адреса облікового запису' } },
  async run({ options, openRegister }) {
    const outcome = await createToken(await openRegister(), options['user']!)
    if (!outcome.ok) return outcome
    const { token } = outcome.value
    return done({ lines: [token], value: { token } })
  },
}
