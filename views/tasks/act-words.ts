import type { ActName } from '../../src/tasks/acts.ts'

interface ActWords {
  /** what the button says */
  label: string
  /** the heading of its form */
  title: string
  /** a key on the card */
  key?: string
  /** done by the button itself: there is nothing to fill in */
  direct?: true
  /** what is said when it is done */
  done: string
}

export const actWords: Record<ActName, ActWords> = {
  placement: {
    label: 'Взяти на контроль',
    title: 'Взяти на контроль',
    key: 'v',
    done: 'Завдання взято на контроль.',
  },
  reports: {
    label: 'Подати звіт',
    title: 'Звіт про виконання',
    key: 'z',
    done: 'Звіт подано, він чекає прийняття.',
  },
  acceptance: {
    label: 'Прийняти звіт',
    title: 'Прийняти звіт',
    key: 'a',
    direct: true,
    done: 'Звіт прийнято.',
  },
  returns: {
    label: 'Повернути на доопрацювання',
    title: 'Повернути на доопрацювання',
    done: 'Завдання повернуто на доопрацювання.',
  },
  execution: {
    label: 'Записати виконання',
    title: 'Записати виконання',
    key: 'e',
    done: 'Виконання записано.',
  },
  extensions: { label: 'Продовжити строк', title: 'Продовжити строк', done: 'Строк продовжено.' },
  removal: { label: 'Зняти з контролю', title: 'Зняти з контролю', done: 'Завдання знято з контролю.' },
  'control-again': {
    label: 'Повернути на контроль',
    title: 'Повернути на контроль',
    done: 'Завдання знову на контролі.',
  },
}
