/** The fields of forms by the words that stand beside them, for the list of what is to be mended. */
const names: Record<string, string> = {
  kind: 'Вид',
  registeredOn: 'Дата',
  date: 'Дата',
  title: 'Заголовок',
  publicTitle: 'Заголовок для оприлюднення',
  receivedAt: 'Надійшло',
  'correspondent[name]': 'Кореспондент',
  'correspondent[number]': 'Номер кореспондента',
  'correspondent[date]': 'Дата кореспондента',
  correspondentName: 'Кореспондент',
  correspondentNumber: 'Номер кореспондента',
  correspondentDate: 'Дата кореспондента',
  point: 'Номер пункту',
  text: 'Завдання',
  executors: 'Виконавці',
  term: 'Строк',
  due: 'Строк',
  placedOn: 'Взято на контроль',
  controller: 'Контролер',
  supervisor: 'Контроль покладено на',
  reason: 'Причина',
  standing: 'Стан',
  expectedOn: 'Очікувана дата',
  until: 'Новий строк',
  decidedOn: 'День рішення',
  executedOn: 'День виконання',
  'decision[number]': 'Рішення №',
  'decision[date]': 'Дата рішення',
  formula: 'Формула',
  email: 'Електронна пошта',
  password: 'Пароль',
  publisherId: 'Код ЄДРПОУ',
  places: 'Назви місць',
}

/** «Пункт 2, Виконавці» for `tasks[1][executors]`; nothing for a field that has no words of its own. */
export function fieldName(field: string): string {
  const inPoint = /^tasks\[(\d+)\]\[(\w+)\]$/.exec(field)
  if (inPoint) return [`Пункт ${Number(inPoint[1]) + 1}`, names[inPoint[2]!]].filter(Boolean).join(', ')
  return names[field] ?? ''
}
