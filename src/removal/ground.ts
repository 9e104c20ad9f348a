/** Why a point leaves control, as the annex writes it. */
export const grounds = {
  executed: 'виконано',
  void: 'втратило чинність',
  expired: 'закінчився термін дії',
  noted: 'взято до відома',
  replaced: 'замінено іншим документом',
} as const
export type GroundName = keyof typeof grounds
