import type { FormAct } from '../../src/tasks/transitions.ts'

interface ActWords {
  /** what the button says */
  label: string
  /** the same beside a row of a list, where it can be said shorter */
  short?: string
  /** the heading of its form */
  title: string
  /** a key on the card */
  key?: string
  /** done by the button itself: there is nothing to fill in */
  direct?: true
  /** what is said when it is done */
  done: string
}

export const actWords: Record<FormAct, ActWords> = {
  acknowledgement: {
    label: 'Отримано',
    title: 'Отримано',
    key: 'o',
    direct: true,
    done: 'Отримання підтверджено.',
  },
  notes: {
    label: 'Проміжна інформація',
    title: 'Проміжна інформація',
    key: 'i',
    done: 'Інформацію записано; строк іде далі.',
  },
  parts: {
    label: 'Подати свою частину',
    short: 'Моя частина',
    title: 'Частина співвиконавця',
    done: 'Частину передано головному виконавцю.',
  },
  'extension-requests': {
    label: 'Прошу продовжити',
    title: 'Прохання про продовження строку',
    key: 'p',
    done: 'Прохання подано; до рішення строк той самий.',
  },
  'extension-refusals': {
    label: 'Відмовити у продовженні',
    short: 'Відмовити',
    title: 'Відмовити у продовженні строку',
    done: 'У продовженні відмовлено, строк лишається.',
  },
  'reassignment-proposals': {
    label: 'Не наше',
    title: 'Не наше',
    done: 'Пропозицію подано; завдання лишається за вами до рішення.',
  },
  'reassignment-refusals': {
    label: 'Лишити за виконавцем',
    title: 'Лишити завдання за виконавцем',
    done: 'Завдання лишається за виконавцем.',
  },
  reassignment: { label: 'Передати іншим', title: 'Передати іншим виконавцям', done: 'Виконавців змінено.' },
  splitting: { label: 'Виділити пункт', title: 'Виділити в окремий пункт', done: 'Пункт виділено.' },
  merging: { label: 'Об’єднати з іншим', title: 'Об’єднати з іншим пунктом', done: 'Пункти об’єднано.' },
  'sub-instructions': {
    label: 'Доручити у підрозділі',
    short: 'Доручити',
    title: 'Доручити у підрозділі',
    done: 'Доручено; за завдання далі відповідаєте ви.',
  },
  placement: {
    label: 'Взяти на контроль',
    title: 'Взяти на контроль',
    key: 'v',
    done: 'Завдання взято на контроль.',
  },
  reports: {
    label: 'Подати звіт',
    short: 'Звіт',
    title: 'Звіт про виконання',
    key: 'z',
    done: 'Звіт подано, він чекає прийняття.',
  },
  acceptance: {
    label: 'Прийняти звіт',
    short: 'Прийняти',
    title: 'Прийняти звіт',
    key: 'a',
    direct: true,
    done: 'Звіт прийнято.',
  },
  returns: {
    label: 'Повернути на доопрацювання',
    short: 'Повернути',
    title: 'Повернути на доопрацювання',
    key: 'r',
    done: 'Завдання повернуто на доопрацювання.',
  },
  execution: {
    label: 'Записати виконання',
    title: 'Записати виконання',
    key: 'e',
    done: 'Виконання записано.',
  },
  extensions: {
    label: 'Продовжити строк',
    short: 'Продовжити',
    title: 'Продовжити строк',
    key: 'd',
    done: 'Строк продовжено.',
  },
  removal: { label: 'Зняти з контролю', title: 'Зняти з контролю', done: 'Завдання знято з контролю.' },
  'control-again': {
    label: 'Повернути на контроль',
    title: 'Повернути на контроль',
    done: 'Завдання знову на контролі.',
  },
  retractions: {
    label: 'Скасувати помилковий запис',
    title: 'Скасувати помилковий запис',
    done: 'Запис скасовано: він лишився в історії, але його не рахують.',
  },
}
