/** A question of the agenda as it is entered: what was heard, and whom. */
export interface QuestionDraft {
  title: string
  speaker: string | null
}

export const longestSpeaker = 300
