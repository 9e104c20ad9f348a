import { declineName } from './declension.ts'
import { postInDative } from './post-dative.ts'

/** How letters name a person: columns of `people`. */
export interface NamesInLetters {
  vocative: string
  dative: string
  /** null where there is no post, or it is of no form that is known */
  post_dative: string | null
}

/** The names as the program computes them, for a person to check and mend. */
export async function namesInLetters(person: { name: string; post: string | null }): Promise<NamesInLetters> {
  const { vocative, dative } = await declineName(person.name)
  return { vocative, dative, post_dative: person.post ? postInDative(person.post) : null }
}
