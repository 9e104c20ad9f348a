/** «за 5 дн. до строку», «у день строку», «8-й день прострочення», «звіт повернуто» */
export function stepWords(step: string): string {
  const [, name = step, n = ''] = /^([a-z-]*?)[-:]?(\d[\d-]*)?$/.exec(step) ?? []
  switch (name) {
    case 'before':
      return `за ${n} дн. до строку`
    case 'on-day':
      return 'у день строку'
    case 'overdue':
      return `${n}-й день прострочення`
    case 'in-month':
      return `${n}-го числа місяця строку`
    case 'month':
      return 'на початку місяця'
    case 'year':
      return 'на початку року'
    case 'returned':
      return 'звіт повернуто на доопрацювання'
    case 'term-set':
      return 'строк виправлено'
    case 'extended':
      return 'строк продовжено'
    case 'extension-refused':
      return 'у продовженні строку відмовлено'
    case 'retracted':
      return 'попередній запис скасовано як помилковий'
    case 'assigned':
      return 'завдання передано вам'
    default:
      return step
  }
}
