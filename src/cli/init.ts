import { signInLinkPath } from '../accounts/sign-in-link.ts'
import { done } from '../kernel/refusal.ts'
import type { Command } from './command.ts'
import { initRegister } from './init-register.ts'

export const init: Command = {
  name: 'init',
  summary: 'створити порожній реєстр і першого адміністратора',
  notes: ['Друкує посилання, за яким адміністратор увійде один раз протягом доби й задасть пароль.'],
  options: {
    organization: { placeholder: 'НАЗВА', required: true, help: 'назва ради чи виконкому' },
    admin: { placeholder: 'АДРЕСА', required: true, help: 'електронна адреса адміністратора' },
  },
  async run({ options, openOffice, publicUrl }) {
    const office = await openOffice('begin')
    const outcome = await initRegister(office, {
      organization: options['organization']!,
      admin: options['admin']!,
    })
    if (!outcome.ok) return outcome
    const link = publicUrl + signInLinkPath(outcome.value.linkSecret)
    return done({ lines: ['Реєстр створено. Посилання для першого входу:', link], value: { link } })
  },
}
