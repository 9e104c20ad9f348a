/** «Ковальчук Олена Вікторівна» → «Олена КОВАЛЬЧУК», as under an act. */
export function capitalSurname(name: string): string {
  const [surname = '', given = ''] = name.trim().split(/\s+/)
  return `${given} ${surname.toLocaleUpperCase('uk')}`.trim()
}
