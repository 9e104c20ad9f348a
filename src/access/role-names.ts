import type { Role } from './actor.ts'

/** Roles as people read them. */
export const roleNames: Record<Role, string> = {
  clerk: 'Реєстратор',
  controller: 'Контролер',
  executor: 'Виконавець',
  head: 'Керівник підрозділу',
  leader: 'Керівництво',
  auditor: 'Аудитор',
  admin: 'Адміністратор',
}
