import type { MeetingKind } from '../../src/journals/kind.ts'

interface StreamWords {
  /** «Ранкові інспекції»: the tab */
  many: string
  /** «ранкової інспекції»: after «Протокол № 5» */
  ofOne: string
  /** the text of the empty list */
  none: string
}

/** The three streams of meetings as the screens call them, in the order of the report. */
export const streamWords: Record<MeetingKind, StreamWords> = {
  'operational-meeting': {
    many: 'Оперативні наради',
    ofOne: 'оперативної наради у міського голови',
    none: 'Протоколів оперативних нарад ще немає',
  },
  inspection: {
    many: 'Ранкові інспекції',
    ofOne: 'ранкової інспекції',
    none: 'Протоколів ранкових інспекцій ще немає',
  },
  broadcast: {
    many: 'Прямі ефіри',
    ofOne: 'прямого ефіру',
    none: 'Протоколів прямих ефірів ще немає',
  },
}
