import type { ReportName } from './addresses.ts'

/** The name of each report, over its page and on its paper. */
export const reportTitles: Record<ReportName, string> = {
  departments: 'Виконавська дисципліна',
  'half-year': 'Контроль документів',
  formulas: 'П’ять формул',
  balance: 'Баланс контролю',
  memo: 'Доповідна записка',
  month: 'Матеріал за місяць',
  week: 'Інформація за тиждень',
  department: 'Довідка по підрозділу',
  'not-in-time': 'Не виконані у строк',
  turnover: 'Обсяг документообігу',
  leadership: 'Керівництву',
}
