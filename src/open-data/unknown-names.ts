import { evened, type Reading } from './personal-signs.ts'

/**
 * The words of a title that may be the name of a person: each with a capital that nothing explains (the first word of a title, an
 * abbreviation, a street after its mark, a thing in quotes, a word of offices, a place the council has named), and each of the forms
 * that surnames and patronymics have, also without a capital. Whatever is unknown is a name here.
 */
export function unknownNames(
  { text, words: read }: Reading,
  mayBegin: RegExp,
  places: readonly string[],
): string[] {
  const named = rangesOf(text, places)
  const words: Word[] = []
  for (const { written, index } of read) {
    const at: Place = { text, index, before: words }
    const place = named.some(([from, to]) => index >= from && index < to) || isPlace(written, at)
    words.push({ written, index, place, known: place || isKnown(written, at, mayBegin) })
  }
  return words.filter(({ known }) => !known).map(({ written }) => written)
}

interface Word {
  written: string
  index: number
  /** the name of a place: it stands after its mark */
  place: boolean
  known: boolean
}

interface Place {
  text: string
  index: number
  before: readonly Word[]
}

function isKnown(written: string, at: Place, mayBegin: RegExp): boolean {
  if (surname.test(written) || patronymic.test(written)) return false
  if (!/^\p{Lu}/u.test(written) || written.length === 1 || /^[IVXLCІХ]+$/.test(written)) return true
  if (abbreviations.test(written) || official.test(written) || isQuoted(at)) return true
  return at.before.length === 0 ? mayBegin.test(written) : isOfTerritory(written, at)
}

// «на вул. Шевченка», «вул. Івана Франка», «с. Верхня Лука»: the mark, then one name; two where the first is of those that go before.
// After a word in full («жителя села Коваля», «у парку Ковалю») a name may also be that of a person.
function isPlace(written: string, { text, index, before }: Place): boolean {
  const previous = before.at(-1)
  if (!previous || !/^\p{Lu}/u.test(written)) return false
  const between = text.slice(previous.index + previous.written.length, index)
  if (between === ' ' && previous.place) return goesBefore.test(previous.written)
  if (between === ' ' && streetMark.test(previous.written)) return true
  if (/^(?:імені|ім)$/.test(previous.written) && /^\.? ?$/.test(between))
    return before.at(-2)?.written.toLowerCase() !== 'від'
  // «25 кв. м. Ковалю» is no town.
  const measured = /(?:\d|кв\.?|куб\.?) ?$/.test(text.slice(0, previous.index))
  return /^\. ?$/.test(between) && shortMark.test(previous.written) && !measured
}

function isQuoted({ text, index, before }: Place): boolean {
  const previous = before.at(-1)
  if (!previous) return false
  const between = text.slice(previous.index + previous.written.length, index)
  return (
    /^(?: ?№ ?\d+)? ?[«"„“]$/.test(between) &&
    (abbreviations.test(previous.written) || thing.test(previous.written))
  )
}

// «Івано-Франківської міської», «Львівська область»: an adjective of a territory before its noun, in the same case. «Нагородження
// Заболоцької обласною відзнакою» is not one.
function isOfTerritory(written: string, { text, index }: Place): boolean {
  const ending = /[сцз]ьк(ої|ій|у|ою|а|ого|ому|ий)$/.exec(written)?.[1]
  const [, stem, own] =
    /^ (міськ|обласн|районн|територіальн|громад|рад|област|район)(\p{Ll}*)/u.exec(
      text.slice(index + written.length),
    ) ?? []
  if (!ending || stem === undefined) return false
  if (/н$|міськ/.test(stem) && stem !== 'район') return own === ending
  return endingsOfNouns[ending]!.includes(own!)
}

/** What a noun ends in beside an adjective of that ending: ради, області, району. */
const endingsOfNouns: Record<string, string[]> = {
  ої: ['и', 'і'],
  ій: ['і'],
  у: ['у', 'ь'],
  ою: ['ою', 'ю'],
  а: ['а', 'ь'],
  ого: ['у'],
  ому: ['у', 'і'],
  ий: [''],
}

function rangesOf(text: string, places: readonly string[]): [from: number, to: number][] {
  return places.flatMap((place) => {
    const name = evened(place)
    const ranges: [number, number][] = []
    for (let from = text.indexOf(name); from >= 0; from = text.indexOf(name, from + 1)) {
      const to = from + name.length
      if (!/[\p{L}’-]$/u.test(text.slice(0, from)) && !/^[\p{L}’-]/u.test(text.slice(to)))
        ranges.push([from, to])
    }
    return ranges
  })
}

const surname = /(?:[еє]нк(?:о|а|у|ом|ові|и|ів)|[чщ]ук(?:а|у|ом|ові|и|ів)?)$/iu
const patronymic =
  /^(?!кер)(?:\p{L}{2,}(?:[оеєі]вич(?:а|у|ем|еві|і|ам)?|[їі]вн(?:а|и|і|у|ою))|(?:ілл|лук|кузьм|фом|хом|сав)[иі]ч(?:а|у|ем|еві|і)?)$/iu

const shortMark = /^(?:вул|просп|пров|бульв|пл|наб|м|с|смт)$/
const streetMark = /^(?:смт|вулиц\p{Ll}+|проспект\p{Ll}*|провул\p{Ll}+|бульвар\p{Ll}*|набережн\p{Ll}+)$/u
const goesBefore =
  /^(?:Героїв|Княз[яі]|Княгині|Короля|Гетьмана|Січових|Небесної|Української|Академіка|Нової?|Нова|Нове|Новий|Стар[аеиійої]+|Верхн\p{Ll}+|Нижн\p{Ll}+|Зелен\p{Ll}+|Велик\p{Ll}+|Мал(?:а|ий|е|ої)|Івана|Лесі|Леся|Василя|Левка|Богдана|Ольги|Юрія|Маркіяна|Пилипа|Олени|Панаса|Людмили|Степана|Тараса|Григорія|Михайла|Миколи|Андрія|Данила|Дмитра|Петра|Павла|Олександра|Євгена|Романа|Ярослава|Володимира|Ігоря|Святослава|Марка|Уласа|Бориса|Антона|Остапа|Дениса|Катерини|Соломії|Оксани|Софії|Марії)$/u
const thing =
  /^(?:підприємств|товариств|заклад|освіт|ліце|гімназі|школ|сад|ясл|лікарн|поліклінік|центр|програм|проєкт|клуб|об’єднан|фестивал|конкурс|акці|форум|турнір|парк|музе|театр|бібліотек|газет|організаці|спілк|фонд|водозаб|водозабор|котельн|рин|стадіон|кінотеатр|палац|систем|кооператив|асоціаці|агенці|відзнак|радіо|кварта|комплекс)\p{Ll}*$/u
const abbreviations =
  /^(?:КП|КНП|КЗ|КУ|КО|ДП|ТОВ|ПП|АТ|ПрАТ|ПАТ|ГО|БО|ОСББ|ЦНАП|ЦПМСД|ДСНС|АТО|ТЕЦ|ТЦ|СБУ|ЖЕК|ЖКГ|ЖКП|НУШ|ООН|ЄС|ІТ|СЕС|ПДВ|ЗМІ|ЗЗСО|ЗДО|ДНЗ|ДЮСШ|МАФ|ВО|НС)$/
const official =
  /^(?:Україн(?:а|и|і|у|ою)|Верховн(?:а|ої|ій|у|ою)|Кабінет(?:у|ом)?|Президент(?:а|у|ом|ові)|Міністр(?:а|ів|у)|Міністерств\p{Ll}{1,3}|Конституці(?:ї|я|ю|єю)|Закон(?:у|ом|ів)?|Кодекс(?:у|ом)?|Програм(?:а|и|і|у|ою)|Комплексн(?:а|ої|у|ій)|Положен(?:ня|ь|ні|ням)|Порядо?к(?:у|ом)?|Правил(?:а|ах|ам)?|Регламент(?:у|і|ом)?|Статут(?:у|і|ом)?|Стратегі(?:ї|я|ю)|План(?:у|ом)?|Реєстр(?:у|і)?|Перелік(?:у)?|Національн\p{Ll}{1,3}|Державн\p{Ll}{1,3}|Міжнародн\p{Ll}{1,3}|Європейськ\p{Ll}{1,3}|Незалежності|Соборності|Свободи|Гідності|Перемоги|Дн(?:я|ів|і|ю|ем)|День|Великодні(?:х|ми)|Різдвян\p{Ll}{1,3}|Свят(?:а|о|ом)|Алеї|Рад(?:а|и|і|у|ою)|Виконавч(?:ого|ий|ому)|Червоного|Хреста|Товариств(?:о|а|у|ом)|Інтернет(?:у|і)?)$/u
