/** The message for the person whose command failed: what to do where that is known. */
export function faultWords(error: unknown): string {
  const fault = error as NodeJS.ErrnoException
  switch (fault.code) {
    case 'ENOENT':
      return `Файлу або теки немає: ${fault.path ?? fault.message}.`
    case 'EISDIR':
      return `Це тека, а не файл: ${fault.path ?? fault.message}.`
    case 'ENOTDIR':
      return `Це файл, а не тека: ${fault.path ?? fault.message}.`
    case 'EEXIST':
      return `На місці теки вже є файл: ${fault.path ?? fault.message}.`
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
    case 'SQLITE_CANTOPEN':
    case 'SQLITE_READONLY':
      return `Немає дозволу на читання або запис: ${fault.path ?? fault.message}.`
    case 'ENOSPC':
    case 'SQLITE_FULL':
      return 'На диску немає місця. Нічого не змінено.'
    case 'SQLITE_BUSY':
      return 'Реєстр зайнятий іншою програмою. Спробуйте ще раз.'
    case 'SQLITE_NOTADB':
    case 'SQLITE_CORRUPT':
      return `Файл реєстру пошкоджено або це не реєстр: ${fault.message}.`
    default:
      return `Несподівана помилка: ${fault?.stack ?? String(error)}`
  }
}
