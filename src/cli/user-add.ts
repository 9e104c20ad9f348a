import { roles } from '../access/actor.ts'
import { signInLinkPath } from '../access/sign-in-link.ts'
import { done } from '../kernel/result.ts'
import { addUser } from '../people/actions/add-user.ts'
import type { Command } from './command.ts'

export const userAdd: Command = {
  name: 'user add',
  summary: 'відкрити обліковий запис і надрукувати одноразове посилання для входу',
  options: {
    email: { placeholder: 'АДРЕСА', required: true, help: 'електронна адреса' },
    name: { placeholder: "«ПРІЗВИЩЕ Ім'я По батькові»", required: true, help: 'ім’я повністю' },
    role: { placeholder: 'РОЛЬ', required: true, help: roles.join(', ') },
    department: { placeholder: 'ПІДРОЗДІЛ', help: 'назва підрозділу, як у реєстрі' },
  },
  async run({ options, openRegister, publicUrl }) {
    const outcome = await addUser(await openRegister(), {
      email: options['email']!,
      name: options['name']!,
      role: options['role']!,
      department: options['department'],
    })
    if (!outcome.ok) return outcome
    const link = publicUrl + signInLinkPath(outcome.value.linkSecret)
    return done({ lines: ['Обліковий запис відкрито. Посилання для входу:', link], value: { link } })
  },
}
