/** The id of the control with this name: `points[0][text]` is `points-0-text`. Error links point at it. */
export function fieldId(name: string): string {
  return name.replace(/\]/g, '').replace(/[[.]+/g, '-')
}
