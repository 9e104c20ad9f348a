import { fold } from '../kernel/fold.ts'

const TOO_COMMON = new Set('про та і й у в на з із зі до за від для по що щодо або не як при №'.split(' '))
const LONGEST_WORD = 24
const MOST_WORDS = 200

const ENDINGS =
  /(?:ями|ами|ові|еві|єві|ого|ому|ими|іми|ість|ості|ої|ій|ою|ею|єю|ах|ях|ів|їв|ам|ям|ом|ем|єм|их|іх|им|ім|ий|а|я|о|е|є|и|і|ї|у|ю|ь|й)$/

/**
 * The words by which a text is found, folded and cut to their stems: «рішенню», «рішень» and «рішення» are one.
 * Numbers stay as written. Order and repetition are lost.
 */
export function searchWords(text: string): string[] {
  const words = new Set<string>()
  // The spelling of 2019 beside the one before it, which old acts keep.
  const spelled = fold(text).replaceAll('проєкт', 'проект')
  for (const word of spelled.split(/[^\p{L}\p{N}’]+/u)) {
    const bare = word.replaceAll('’', '').slice(0, LONGEST_WORD)
    if (bare.length === 0 || TOO_COMMON.has(bare)) continue
    words.add(stem(bare))
    if (words.size === MOST_WORDS) break
  }
  return [...words]
}

// A stem keeps at least four letters, and a doubled last consonant is said once: рішенн-я, рішен-ь → рішен.
function stem(word: string): string {
  if (word.length < 5 || /\d/.test(word)) return word
  const cut = word.replace(ENDINGS, '')
  const kept = cut.length >= 4 ? cut : word
  return kept.replace(/([бвгґджзклмнпрстфхцчшщ])\1$/, '$1')
}
