import { signInLinkPath } from '../access/sign-in-link.ts'
import { done, reject } from '../kernel/result.ts'
import { initRegister, judgeNewRegister } from '../people/actions/init-register.ts'
import type { Command } from './command.ts'

export const init: Command = {
  name: 'init',
  summary: 'створити порожній реєстр і першого адміністратора',
  notes: ['Друкує посилання, за яким адміністратор увійде один раз протягом доби й задасть пароль.'],
  options: {
    organization: { placeholder: 'НАЗВА', required: true, help: 'назва ради чи виконкому' },
    admin: { placeholder: 'АДРЕСА', required: true, help: 'електронна адреса адміністратора' },
  },
  async run({ options, openRegister, publicUrl }) {
    const given = { organization: options['organization']!, admin: options['admin']! }
    // Judged before there is a register to refuse for.
    const refusals = judgeNewRegister(given)
    if (refusals.length > 0) return reject(...refusals)
    const outcome = await initRegister(await openRegister('begin'), given)
    if (!outcome.ok) return outcome
    const link = publicUrl + signInLinkPath(outcome.value.linkSecret)
    return done({ lines: ['Реєстр створено. Посилання для першого входу:', link], value: { link } })
  },
}
