import type { DepartmentKey } from './departments.ts'

/** What a document may be about: its title, who carries it out, and what its points say; braces are for places. */
export interface Matter {
  title: string
  /** the lead first, then those who help */
  by: readonly DepartmentKey[]
  points: readonly string[]
  /** what the public may read, where the title is personal */
  publicTitle?: string
}

/** «transport, housing | Про … | point | point»: one matter in one line. */
export function mattersFrom(lines: string): Matter[] {
  return lines
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => {
      const [by, title, ...points] = line.split('|').map((part) => part.trim())
      return { by: by!.split(',').map((key) => key.trim()) as DepartmentKey[], title: title!, points }
    })
}
